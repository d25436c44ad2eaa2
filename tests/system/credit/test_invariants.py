# SPDX-License-Identifier: AGPL-3.0-or-later
"""The invariants hold after a file's whole way, and each notices its damage."""

from datetime import timedelta
from typing import Any

import pytest

from services.chassis.invariants import ServiceData
from services.chassis.invariants.platform import platform
from services.credit.invariants import invariants
from services.credit.store import Tx
from services.credit.timers import schedules
from tests.system.credit.district import ADMIN, COMPANY, Bench

COPIES = "copies_equal_the_owners_facts"


def books(bench: Bench) -> ServiceData:
    grace = timedelta(days=36500)
    return ServiceData("credit", bench.store.database, Tx, bench.clock(), grace, lambda _: books(bench))


def broken(bench: Bench) -> set[str]:
    found = [one.find(books(bench)) for one in (*platform, *invariants) if one.name != COPIES]
    return {finding.name for finding in found if finding.broken}


@pytest.fixture
def lived(bench: Bench) -> Bench:
    """Facts of every way, some taken back, a confirmed red light, and some months."""
    bench.act(ADMIN, schedules.begin)
    bench.breach()
    bench.breach(target="overall", event_id="e-2")
    bench.record()
    bench.red()
    bench.wait(days=40)
    bench.rectify(bench.facts()[0].id)
    bench.record("award", points=200)
    return bench


@pytest.mark.parametrize(
    ("collection", "where", "change", "noticed"),
    [
        ("credit_files", {"id": COMPANY}, {"$set": {"score": 1}}, "a_score_is_a_function_of_facts_and_rules"),
        ("facts", {"kind": "award"}, {"$set": {"points": 1}}, "a_score_is_a_function_of_facts_and_rules"),
        ("facts", {"kind": "award"}, {"$set": {"evidence": []}}, "every_fact_has_its_evidence"),
        ("timers", {"kind": "credit_file.recount"}, {"$set": {"x": 1}}, "time_is_watched"),
    ],
)
def test_each_damage_is_noticed(
    lived: Bench, collection: str, where: dict[str, Any], change: dict[str, Any], noticed: str
):
    assert broken(lived) == set()
    kept = lived.store.database.collection(collection)
    found = kept.find_one(where)
    if collection == "timers":
        kept.delete_one({"_id": found["_id"]})
    else:
        kept.update_one({"_id": found["_id"]}, change)
    assert noticed in broken(lived)
