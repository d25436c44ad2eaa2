# SPDX-License-Identifier: AGPL-3.0-or-later
"""Double entry, funds, holds and quarters as rules; properties beside examples."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Invalid, Money, OrgPath
from services.finance.domain import entries, funds, holds, periods, reversals
from services.finance.domain.chart import STANDARD, Chart, Known
from services.finance.domain.entries import Entry, Line
from services.finance.domain.errors import (
    AgainstPurpose,
    AlreadyReversed,
    BeyondHold,
    ClosedPeriod,
    EntryDiffers,
    ExpiryPassed,
    FundSpent,
    HoldEnded,
    MixedCurrency,
    NothingPosted,
    PeriodRuns,
    SamePerson,
    Unbalanced,
    UnknownAccount,
)
from services.finance.domain.funds import Fund
from services.finance.domain.holds import Hold, HoldState
from services.finance.domain.kinds import EntryKind, FundKind
from services.finance.domain.reversals import Reversal
from services.finance.domain.totals import added, of_lines, totals_of
from services.finance.policies import ChartPolicy

PLACE = OrgPath("/320585/001/002/c01")
NOW = datetime(2026, 3, 2, tzinfo=UTC)
DAY = date(2026, 3, 2)
CHART = ChartPolicy().value()
FUND = Fund(
    id="f1",
    place=PLACE,
    within=PLACE.ancestors(),
    kind=FundKind.OPERATING,
    name="自管资金",
    purpose="日常",
    opened_at=NOW,
)
HOLD = Hold(id="h1", place=PLACE, fund_id="f1", amount=Money(1000), text="押金", placed_at=NOW, placed_by="p")


def lines(*given: tuple[str, str, int]) -> tuple[Line, ...]:
    return tuple(Line(account, fund, Money(fen)) for account, fund, fen in given)


def entry(*given: tuple[str, str, int], **more: Any) -> Entry:
    return entries.make("e1", PLACE, EntryKind.GENERAL, "x", DAY, lines(*given), "p1", NOW, **more)


amounts = st.integers(-(10**12), 10**12).filter(bool)
halves = st.lists(
    st.tuples(st.sampled_from([one.code for one in STANDARD]), st.sampled_from(["f1", "f2"]), amounts),
    min_size=1,
    max_size=8,
)


def balanced(given: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Each line with one that sets it off in its fund."""
    return given + [(Known.OPENING, fund, -fen) for _, fund, fen in given]


@given(halves)
def test_every_entry_sums_to_nought_in_each_fund_and_over_all(given_lines):
    made = entry(*balanced(given_lines))
    for fund in made.funds:
        assert sum(one.amount.fen for one in added(of_lines(made.lines, fund))) == 0
    assert made.funds == tuple(sorted({fund for _, fund, _ in given_lines}))


@given(halves, amounts)
def test_an_entry_that_is_out_by_any_amount_is_refused(given_lines, error):
    given_lines = balanced(given_lines)
    account, fund, fen = given_lines[0]
    wrong = [(account, fund, fen + error), *given_lines[1:]]
    if fen + error:
        with pytest.raises(Unbalanced) as refused:
            entry(*wrong)
        assert (refused.value.fund_id, refused.value.difference) == (fund, error)


@given(halves)
def test_a_reversal_leaves_nothing_of_an_entry(given_lines):
    made = entry(*balanced(given_lines))
    taken_back = entries.reverse(made, "e2", "错", DAY, "p2", NOW)
    parts = [t.balance for one in (made, taken_back) for t in totals_of(one, "2026-03", 0)]
    assert all(one.amount.fen == 0 for one in added(parts))
    assert taken_back.reverses == "e1"
    with pytest.raises(AlreadyReversed):
        entries.reverse(taken_back, "e3", "错", DAY, "p2", NOW)


@given(st.lists(halves, max_size=6), st.randoms(use_true_random=False))
def test_stripes_and_order_do_not_change_what_the_books_come_to(all_lines, chance):
    made = [replace(entry(*balanced(one)), id=f"e{n}") for n, one in enumerate(all_lines)]
    plain = [t.balance for one in made for t in totals_of(one, "2026-03", 0)]
    striped = [t.balance for one in made for t in totals_of(one, "2026-03", chance.randrange(16))]
    chance.shuffle(striped)
    assert added(plain) == added(striped)


def test_an_entry_has_two_lines_none_of_nought():
    with pytest.raises(NothingPosted):
        entry((Known.BANK, "f1", 5))
    with pytest.raises(NothingPosted):
        entry((Known.BANK, "f1", 0), (Known.OPENING, "f1", 0))


def test_funds_do_not_set_each_other_off():
    with pytest.raises(Unbalanced):
        entry((Known.BANK, "f1", 5), (Known.BANK, "f2", -5))


def test_currencies_do_not_set_each_other_off():
    mixed = (Line(Known.BANK, "f1", Money(5)), Line(Known.OPENING, "f1", Money(-5, "USD")))
    with pytest.raises(MixedCurrency) as refused:
        entries.make("e1", PLACE, EntryKind.GENERAL, "x", DAY, mixed, "p1", NOW)
    assert refused.value.currencies == ("CNY", "USD")


def test_an_account_is_one_of_the_chart():
    with pytest.raises(UnknownAccount):
        entries.post(entry(("9999", "f1", 5), (Known.OPENING, "f1", -5)), CHART)


def test_the_same_id_names_the_same_entry_for_ever():
    made = entry((Known.BANK, "f1", 5), (Known.OPENING, "f1", -5))
    entries.check_same(made, replace(made, booked_at=NOW + timedelta(1), booked_by="p2"))
    other = entry((Known.BANK, "f1", 6), (Known.OPENING, "f1", -6))
    with pytest.raises(EntryDiffers):
        entries.check_same(made, other)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_fund_pays_what_it_has_and_is_not_held(cash, held, asked):
    fund = replace(FUND, held=Money(held))
    if asked <= cash - held:
        assert funds.spend(fund, Money(cash), Money(asked)).spends == 1
        assert funds.hold(fund, Money(cash), Money(asked)).held == Money(held + asked)
    else:
        with pytest.raises(FundSpent) as refused:
            funds.spend(fund, Money(cash), Money(asked))
        assert refused.value.available == cash - held
        with pytest.raises(FundSpent):
            funds.hold(fund, Money(cash), Money(asked))


def test_a_restricted_fund_pays_for_its_purpose_alone():
    fund = replace(FUND, allowed=(Known.WORKS,))
    works = lines((Known.WORKS, "f1", 5), (Known.BANK, "f1", -5))
    funds.check_purpose(fund, works, CHART, None)
    for account in ("5003", Known.TRANSFER):
        with pytest.raises(AgainstPurpose):
            funds.check_purpose(fund, lines((account, "f1", 5), (Known.BANK, "f1", -5)), CHART, None)
    with pytest.raises(AgainstPurpose):
        funds.check_purpose(replace(FUND, matter="m1"), works, CHART, "m2")
    funds.check_purpose(replace(FUND, matter="m1"), works, CHART, "m1")


def test_a_fund_is_allowed_to_pay_expenses_only():
    with pytest.raises(AgainstPurpose):
        funds.open_fund(replace(FUND, allowed=(Known.BANK,)), CHART)
    with pytest.raises(UnknownAccount):
        funds.open_fund(replace(FUND, allowed=("9999",)), CHART)


@given(st.lists(st.integers(1, 500), min_size=1, max_size=8))
def test_a_hold_is_posted_in_parts_and_never_beyond(parts):
    hold, posted = HOLD, 0
    for part in parts:
        if posted == 1000:
            with pytest.raises(HoldEnded):
                holds.post(hold, Money(part), "e")
        elif posted + part > 1000:
            with pytest.raises(BeyondHold):
                holds.post(hold, Money(part), "e")
        else:
            hold, _ = holds.post(hold, Money(part), "e")
            posted += part
        assert hold.left == Money(1000 - posted)
    assert (hold.state is HoldState.POSTED) == (posted == 1000)


def test_a_hold_that_is_over_stays_over():
    for end in (lambda hold: holds.void(hold, "x"), holds.expire):
        over, _ = end(HOLD)
        assert over.left == Money(0)
        for again in (
            lambda hold: holds.void(hold, "x"),
            holds.expire,
            lambda h: holds.post(h, Money(1), "e"),
        ):
            with pytest.raises(HoldEnded):
                again(over)
    with pytest.raises(ExpiryPassed):
        holds.place(replace(HOLD, expires_at=NOW))


def test_two_keys_are_two_persons():
    asked = Reversal(id="r1", entry_id="e1", reason="错", asked_by="p1", asked_at=NOW)
    with pytest.raises(SamePerson):
        reversals.confirm(asked, "p1")
    confirmed, _ = reversals.confirm(asked, "p2")
    with pytest.raises(AlreadyReversed):
        reversals.confirm(confirmed, "p3")


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [("2026Q1", "2026-01-01", "2026-03-31"), ("2024Q4", "2024-10-01", "2024-12-31")],
)
def test_a_quarter_has_three_months(quarter: str, first: str, last: str):
    assert periods.bounds(quarter) == (date.fromisoformat(first), date.fromisoformat(last))


@given(st.dates(date(1990, 1, 1), date(2199, 12, 31)))
def test_every_day_is_in_its_quarter(day: date):
    first, last = periods.bounds(periods.quarter_of(day))
    assert first <= day <= last
    assert periods.before(periods.quarter_of(day)) == periods.quarter_of(first - timedelta(days=1))


@pytest.mark.parametrize("quarter", ["2026Q5", "2026-1", "", "2026Q1 "])
def test_what_is_no_quarter_is_refused(quarter: str):
    with pytest.raises(Invalid):
        periods.bounds(quarter)


def test_a_quarter_is_closed_when_it_is_over_and_stays_closed():
    given_period = periods.period(PLACE, "2026Q1")
    with pytest.raises(PeriodRuns):
        periods.close(given_period, date(2026, 3, 31), "p", NOW)
    closed, _ = periods.close(given_period, date(2026, 4, 1), "p", NOW)
    for day in (date(2026, 3, 31), date(2025, 1, 1)):
        with pytest.raises(ClosedPeriod):
            periods.check_open(closed, day)
    periods.check_open(closed, date(2026, 4, 1))
    periods.check_open(None, date(2025, 1, 1))


def test_a_chart_keeps_the_accounts_that_the_rules_post_to():
    rules = ChartPolicy().accounts
    with pytest.raises(ValueError, match="1002"):
        ChartPolicy(accounts=[one for one in rules if one.code != Known.BANK])
    with pytest.raises(ValueError, match="twice"):
        ChartPolicy(accounts=[*rules, rules[0]])
    assert isinstance(CHART, Chart)
