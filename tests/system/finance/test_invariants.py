# SPDX-License-Identifier: AGPL-3.0-or-later
"""The invariants of the books hold after real postings, and each notices its damage."""

from datetime import timedelta
from typing import Any

import pytest

from services.chassis.invariants import ServiceData
from services.chassis.invariants.platform import platform
from services.finance.commands import take_notice
from services.finance.domain.chart import Known
from services.finance.domain.payments import Notified, Told
from services.finance.invariants import invariants
from services.finance.store import Tx
from services.finance.timers import schedules
from tests.system.finance.billing import begun, owing
from tests.system.finance.commands.test_place_hold import held
from tests.system.finance.commands.test_post_hold import posted
from tests.system.finance.commands.test_reverse_entry import reversed_
from tests.system.finance.compound import ADMIN, Bench

COPIES = "copies_equal_the_owners_facts"


def books(bench: Bench) -> ServiceData:
    grace = timedelta(days=36500)
    return ServiceData("finance", bench.store.database, Tx, bench.clock(), grace, lambda _: books(bench))


def broken(bench: Bench) -> dict[str, list[str]]:
    found = [one.find(books(bench)) for one in (*platform, *invariants) if one.name != COPIES]
    return {finding.name: list(finding.offences) for finding in found if finding.broken}


@pytest.fixture
def fund_id(bench: Bench) -> str:
    """A fund with entries, one of them taken back, and a hold that is paid in part."""
    bench.act(ADMIN, schedules.begin)
    fund = bench.fund(cash=1000)
    wrong = bench.post((Known.WORKS, fund, 300), (Known.BANK, fund, -300))
    reversed_(bench, wrong.id)
    posted(bench, held(bench, fund, 500).id, 200)
    return fund


PAID = "no_payment_is_lost_or_doubled"
TOTALS, BALANCED, DRAWN = (
    "totals_are_those_of_the_entries",
    "every_entry_is_balanced",
    "no_fund_is_overdrawn",
)


@pytest.mark.parametrize(
    ("collection", "change", "noticed"),
    [
        ("entries", {"$inc": {"lines.0.amount.fen": 1}}, {BALANCED, TOTALS}),
        ("entries", {"$set": {"lines.0.account": "5003"}}, {BALANCED, TOTALS}),
        ("totals", {"$inc": {"debit.fen": -1}}, {TOTALS}),
        ("funds", {"$inc": {"held.fen": 1}}, {DRAWN}),
        ("holds", {"$set": {"state": "voided"}}, {DRAWN}),
    ],
)
def test_each_damage_is_noticed(
    bench: Bench, fund_id: str, collection: str, change: dict[str, Any], noticed: set[str]
):
    assert broken(bench) == {}
    kept = bench.store.database.collection(collection)
    kept.update_one({"_id": kept.find_one({})["_id"]}, change)
    assert set(broken(bench)) == noticed


def test_a_payment_that_is_not_what_was_booked_is_noticed(bench: Bench):
    bench.act(ADMIN, schedules.begin)
    payment = begun(bench, owing(bench))
    told = Notified(ADMIN.tenant, payment.id, Told.PAID, payment.amount)
    bench.act(ADMIN, lambda tx: take_notice.handle(tx, told))
    assert broken(bench) == {}
    kept = bench.store.database.collection("payments")
    for change in ({"state": "begun"}, {"state": "refunded"}, {"state": "paid", "amount.fen": 1}):
        kept.update_one({"id": payment.id}, {"$set": change})
        assert set(broken(bench)) == {PAID}
