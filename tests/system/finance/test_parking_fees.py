# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parking fees follow the holdings that identity tells of: through its events, by the day."""

import pytest

from services.chassis.values import Invalid
from services.finance.commands import begin_prepayment, put_policy, record_figures
from services.finance.commands.begin_prepayment import BeginPrepayment
from services.finance.commands.record_figures import RecordFigures
from services.finance.domain.billing_errors import NameNotAllowed, NotCommonIncome
from services.finance.domain.dunning_errors import NoFigures
from services.finance.domain.fees import Change
from services.finance.policies import BillingPolicy
from services.finance.queries import billing
from services.finance.queries.billing import Preview
from tests.system.finance.billing import billed, bills_of, tariff
from tests.system.finance.compound import ADMIN, BUILDING, COMPOUND, OWNERS, TREASURER, Bench, flat, number
from tests.system.finance.parking import freed, held, holding, known, parking_tariff


def due(bench: Bench, owner: int) -> list[tuple[str, int]]:
    """Each bill of an owner: what for, and how many fen."""
    return [(bill.name, bill.amount.fen) for bill in bills_of(bench, OWNERS[owner])]


def test_who_holds_a_space_is_billed_and_nobody_for_a_free_one(bench: Bench):
    known(bench)
    known(bench, space_id=number(801), of="B1-033")
    known(bench, "shared", number(802), "A1")
    held(bench, 2, holding(0, "2026-01-01"))
    charged = parking_tariff(bench)
    billed(bench, charged)
    bench.fire()
    (run,) = bench.read().runs.list({"tariff_id": charged.id})
    assert (run.billed, run.skipped, run.amount.fen) == (1, 0, 31_000)
    (bill,) = bills_of(bench, OWNERS[0])
    assert (bill.name, bill.unit_id, bill.place) == ("物业费 B1-032", flat(1), BUILDING.child("u001"))
    assert bench.books(charged.fund_id) == {"1122": 31_000, "4001": -31_000}
    told = [fact.data.name for fact in bench.read().history("run", run.id, limit=10).items[1:]]
    assert told == ["物业费"]


def test_a_month_with_two_holders_and_free_days_is_billed_by_the_day(bench: Bench):
    known(bench)
    first = holding(0, "2026-01-01", "2026-03-10")
    held(bench, 2, holding(0, "2026-01-01"))
    freed(bench, 3, first)
    held(bench, 4, first, holding(1, "2026-03-16"))
    charged = parking_tariff(bench)
    billed(bench, charged)
    billed(bench, charged, "2026-04")
    bench.fire()
    assert due(bench, 0) == [("物业费 B1-032", 10_000)]
    assert sorted(due(bench, 1)) == [("物业费 B1-032", 16_000), ("物业费 B1-032", 31_000)]


def test_or_whoever_held_it_on_the_first_day_pays_the_month(bench: Bench):
    policy = BillingPolicy(change_of_owner=Change.NEXT_MONTH)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, COMPOUND))
    known(bench)
    held(bench, 2, holding(0, "2026-01-01", "2026-03-10"), holding(1, "2026-03-11"))
    charged = parking_tariff(bench)
    billed(bench, charged)
    billed(bench, charged, "2026-04")
    bench.fire()
    assert (due(bench, 0), due(bench, 1)) == ([("物业费 B1-032", 31_000)], [("物业费 B1-032", 31_000)])


def test_a_freed_space_is_billed_no_more_and_an_older_event_changes_nothing(bench: Bench):
    known(bench)
    freed(bench, 3, holding(0, "2026-01-01", "2026-02-28"))
    held(bench, 2, holding(0, "2026-01-01"))
    billed(bench, parking_tariff(bench))
    bench.fire()
    assert due(bench, 0) == []


def test_what_the_compound_lets_is_common_income(bench: Bench):
    known(bench, "rented")
    held(bench, 2, holding(2, "2026-03-22"), kind="rented")
    charged = parking_tariff(bench, "rented")
    billed(bench, parking_tariff(bench))
    billed(bench, charged)
    bench.fire()
    assert due(bench, 2) == [("物业费 B1-032", 10_000)]
    assert bench.books(charged.fund_id) == {"1122": 10_000, "4101": -10_000}
    with pytest.raises(NotCommonIncome):
        tariff(bench, "310", spaces="rented")


@pytest.mark.parametrize("name", ["area", "household", "spaces", "quantity"])
def test_a_space_has_no_area_and_no_meter(bench: Bench, name: str):
    with pytest.raises(NameNotAllowed):
        tariff(bench, f"{name} * 2", spaces="fixed")


def test_nothing_of_units_is_asked_of_a_tariff_of_spaces(bench: Bench):
    charged = parking_tariff(bench, formula="200 * months")
    figures = RecordFigures.model_validate({"figures": [{"unit_id": flat(1), "value": 1000}]})
    with pytest.raises(NoFigures):
        bench.act(TREASURER, lambda tx: record_figures.handle(tx, charged.id, figures))
    ahead = BeginPrepayment(id=bench.id(), tariff_id=charged.id, unit_id=flat(1), months=2)
    with pytest.raises(Invalid):
        bench.act(OWNERS[0], lambda tx: begin_prepayment.handle(tx, ahead))


def test_the_preview_says_what_each_space_would_come_to(bench: Bench):
    known(bench)
    known(bench, space_id=number(801), of="B1-033")
    held(bench, 2, holding(0, "2026-03-01", "2026-03-10"))
    charged = parking_tariff(bench)
    page = billing.preview_bills(bench.read(TREASURER), charged.id, Preview(month="2026-03"))
    rows = [(one.unit_id, one.name, one.amount.fen if one.amount else None) for one in page.items]
    assert rows == [(None, "B1-032", 10_000), (None, "B1-033", None)]


def test_the_holder_of_a_flat_that_is_not_known_yet_is_billed_at_the_compound(bench: Bench):
    known(bench)
    one = holding(0, "2026-01-01")
    one.unit_id = number(999)
    held(bench, 2, one)
    billed(bench, parking_tariff(bench))
    bench.fire()
    (bill,) = bills_of(bench, OWNERS[0])
    assert (bill.unit_id, bill.place) == (number(999), COMPOUND)
