# SPDX-License-Identifier: AGPL-3.0-or-later
"""The invariants of votes hold after real ones, and each notices its damage."""

from datetime import timedelta
from typing import Any

import pytest

from services.chassis.invariants import ServiceData
from services.chassis.invariants.platform import platform
from services.deliberation.domain.ballots import Choice
from services.deliberation.invariants import invariants
from services.deliberation.store import Tx
from services.deliberation.timers import schedules
from tests.system.deliberation.compound import ADMIN, Bench

COPIES = "copies_equal_the_owners_facts"


def books(bench: Bench) -> ServiceData:
    grace = timedelta(days=36500)
    return ServiceData("deliberation", bench.store.database, Tx, bench.clock(), grace, lambda _: books(bench))


def broken(bench: Bench) -> set[str]:
    found = [one.find(books(bench)) for one in (*platform, *invariants) if one.name != COPIES]
    return {finding.name for finding in found if finding.broken}


@pytest.fixture
def vote_id(bench: Bench) -> str:
    """A counted vote with ballots, one of them replaced, beside one that is still open."""
    bench.act(ADMIN, schedules.begin)
    counted = bench.opened()
    first = bench.cast(counted, 1).ballots[0].id
    bench.cast(counted, 1, Choice.DISAGREE, replaces=first)
    for count in range(2, 9):
        bench.cast(counted, count)
    bench.counted(counted)
    return counted


@pytest.mark.parametrize(
    ("collection", "change", "noticed"),
    [
        ("roll", {"$set": {"unit.area": 1}}, {"the_hash_is_over_the_roll", "a_recount_is_the_count"}),
        (
            "ballots",
            {"$set": {"ballots.0.choice": "abstain"}},
            {"every_ballot_was_told_once"},
        ),
        ("votes", {"$set": {"outcome.strict.sides.agree.heads": 9}}, {"a_recount_is_the_count"}),
    ],
)
def test_each_damage_is_noticed(
    bench: Bench, vote_id: str, collection: str, change: dict[str, Any], noticed: set[str]
):
    assert broken(bench) == set()
    first = bench.store.database.collection(collection).find_one({})
    bench.store.database.collection(collection).update_one({"_id": first["_id"]}, change)
    assert broken(bench) == noticed
