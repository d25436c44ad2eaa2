# SPDX-License-Identifier: AGPL-3.0-or-later
"""Limitation, a change of owner, figures, holds, household accounts, variances: the rules."""

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Invalid, Money, OrgPath
from services.finance.domain import bill_holds, charges, fees, limitation, maintenance, prepaid
from services.finance.domain.bill_holds import BillHold, HoldKind, Instalment, Why
from services.finance.domain.charges import Tenure
from services.finance.domain.dunning_errors import PrepaidTooFar, TooManyUnits
from services.finance.domain.errors import SamePerson
from services.finance.domain.fees import Change
from services.finance.domain.formulas import Figures, amount_of
from services.finance.domain.maintenance import HouseholdAccount
from services.finance.domain.maintenance_errors import AccountsShort
from services.finance.domain.places import Ownership
from services.finance.domain.prepaid import Credit
from services.finance.domain.year_plans import Threshold

UNIT = OrgPath("/320585/001/002/c01/b03/u001")
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


@pytest.mark.parametrize(
    ("due", "interrupted", "last"),
    [
        ("2023-04-30", None, "2026-04-30"),
        ("2024-02-29", None, "2027-02-28"),
        ("2023-04-30", "2025-01-15", "2028-01-15"),
        ("2023-04-30", "2022-01-15", "2026-04-30"),
    ],
)
def test_a_claim_has_three_years_from_its_due_day_or_its_last_demand(
    due: str, interrupted: str | None, last: str
):
    began = date.fromisoformat(interrupted) if interrupted else None
    assert limitation.ends(date.fromisoformat(due), began) == date.fromisoformat(last)


@given(DAYS, st.integers(1, 4000))
def test_what_comes_after_the_end_begins_nothing_anew(due: date, later: int):
    on = due + timedelta(days=later)
    assert limitation.interrupts(due, None, on) == (on <= limitation.ends(due))
    assert limitation.ends(due, on) >= limitation.ends(due)


def owned(payer: str) -> Ownership:
    return Ownership("u", UNIT, (payer,), payer, "2020-01-01")


@given(st.dates(date(2026, 3, 1), date(2026, 3, 31)), st.integers(0, 10**7))
def test_two_owners_of_a_month_pay_as_the_law_vectors_say(changed: date, fen: int):
    tenures = [Tenure("1", "u", "old", "2020-01-01"), Tenure("2", "u", "new", changed.isoformat())]
    first, last = charges.bounds("2026-03")
    payers = charges.payers_of(owned("new"), tenures, "2026-03", Change.BY_DAYS)
    assert sum(days for _, days in payers) == 31
    parts = dict(zip((who for who, _ in payers), fees.shares(fen, [w for _, w in payers]), strict=True))
    old, new = fees.at_change(Money(fen), first, last, changed, Change.BY_DAYS)
    assert (parts.get("old", 0), parts.get("new", 0)) == (old.fen, new.fen)


def test_who_is_known_pays_the_whole_month():
    assert charges.payers_of(None, [], "2026-03", Change.BY_DAYS) == ()
    assert charges.payers_of(owned("me"), [], "2026-03", Change.BY_DAYS) == (("me", 31),)
    only = [Tenure("1", "u", "me", "2026-03-11")]
    for rule in Change:
        assert [who for who, _ in charges.payers_of(owned("me"), only, "2026-03", rule)] == ["me"]
    with pytest.raises(Invalid):
        charges.bounds("2026-13")


@given(st.integers(0, 10**9), st.integers(0, 10**6))
def test_a_meter_is_reckoned_exactly(quantity: int, spaces: int):
    found = amount_of("quantity * 3.25 + spaces * 200", Figures(0, 1, quantity, spaces))
    exact = (Fraction(quantity, 1000) * Fraction("3.25") + Fraction(spaces, 1000) * 200) * 100
    assert abs(found.fen - exact) <= Fraction(1, 2)


def hold(*plan: tuple[int, int], owed: int = 100) -> BillHold:
    return BillHold(
        id="h",
        place=UNIT,
        within=(),
        payer="me",
        bills=("b",),
        kind=HoldKind.HARDSHIP,
        text="",
        owed=Money(owed),
        asked_by="me",
        asked_at=AT,
        until=date(2026, 6, 30),
        plan=tuple(Instalment(date(2026, month, 1), Money(fen)) for month, fen in plan),
    )


def test_a_hold_ends_when_it_is_paid_broken_or_over():
    planned = hold((4, 40), (5, 60))
    assert bill_holds.outcome(planned, Money(0), date(2026, 4, 1)) is Why.PAID
    assert bill_holds.outcome(planned, Money(100), date(2026, 4, 1)) is None
    assert bill_holds.outcome(planned, Money(61), date(2026, 4, 2)) is Why.BROKEN
    assert bill_holds.outcome(planned, Money(60), date(2026, 4, 2)) is None
    assert bill_holds.outcome(hold(), Money(100), date(2026, 6, 30)) is None
    assert bill_holds.outcome(hold(), Money(100), date(2026, 7, 1)) is Why.OVER
    assert bill_holds.next_day(planned, date(2026, 4, 1)) == date(2026, 5, 1)
    assert bill_holds.next_day(planned, date(2026, 5, 1)) is None


def test_nobody_decides_for_themselves():
    with pytest.raises(SamePerson):
        bill_holds.refuse(hold(), "me", "")


def household(area: int, fen: int, first: int = 0) -> HouseholdAccount:
    return HouseholdAccount(
        id="a",
        fund_id="f",
        place=UNIT,
        within=(),
        unit_id="u",
        area=area,
        first=Money(first or fen),
        balance=Money(fen),
    )


@given(st.lists(st.integers(1, 30_000), min_size=1, max_size=40), st.integers(1, 10**8))
def test_a_cost_is_borne_to_the_fen_by_area(areas: list[int], cost: int):
    accounts = [household(area, 10**8) for area in areas]
    charged, _ = maintenance.charge(accounts, Money(cost), "f", "i")
    parts = [before.balance.fen - after.balance.fen for before, after in zip(accounts, charged, strict=True)]
    assert sum(parts) == cost
    for area, part in zip(areas, parts, strict=True):
        assert 0 <= part - cost * area // sum(areas) <= 1


def test_one_account_that_is_short_stops_all():
    with pytest.raises(AccountsShort) as refused:
        maintenance.charge([household(1, 5), household(1, 4)], Money(10), "f", "i")
    assert (refused.value.short, refused.value.accounts) == (1, 2)
    with pytest.raises(AccountsShort):
        maintenance.charge([], Money(10), "f", "i")


@pytest.mark.parametrize(("left", "told"), [(30, False), (29, True), (0, True)])
def test_less_than_thirty_percent_is_told_once(left: int, told: bool):
    warned, events = maintenance.warn(household(1, left, 100), 30, "me")
    assert (warned.warned, bool(events)) == (told, told)
    assert maintenance.warn(warned, 30, "me")[1] == []


def test_twelve_months_count_what_is_there():
    with pytest.raises(PrepaidTooFar) as refused:
        prepaid.check_months("t", 8, Money(100), Credit("c", "f", "me", Money(401)), 12)
    assert refused.value.most == 7
    prepaid.check_months("t", 12, Money(100), Credit("c", "f", "me", Money(-50)), 12)
    with pytest.raises(PrepaidTooFar):
        prepaid.check_months("t", 1, Money(0), None, 12)


def test_a_cost_is_shared_by_a_compound_not_by_a_district():
    charges.check_units(charges.MOST_UNITS)
    with pytest.raises(TooManyUnits):
        charges.check_units(charges.MOST_UNITS + 1)


def test_a_variance_is_large_beyond_both_bounds():
    bounds = Threshold(10, Money(1000))
    for planned, actual, large in ((10_000, 11_000, False), (10_000, 11_001, True), (0, 1001, True)):
        assert bounds.beyond(Money(planned), Money(actual)) is large
    assert not bounds.beyond(Money(100), Money(1100))
    assert bounds.beyond(Money(100_000), Money(80_000))
