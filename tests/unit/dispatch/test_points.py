# SPDX-License-Identifier: AGPL-3.0-or-later
"""Points: the balance is that of entries and lots, never below zero, and the oldest goes first."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.dispatch.domain import points
from services.dispatch.domain.point_errors import EarningLimitReached, NotEnoughPoints
from services.dispatch.domain.points import Lot, Moment, PointAccount, PointTerms, Why
from tests.unit.dispatch.samples import BUILDING

TERMS = PointTerms(most_a_day=100, most_a_month=250, expiry_months=2, honours=(("one", 100), ("two", 200)))
WHY = Why("somebody", BUILDING, "rule", 1, "subject")
FIRST = date(2026, 1, 31)


def on(day: date) -> Moment:
    return Moment(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), day, f"entry-{day}")


def empty() -> PointAccount:
    return PointAccount(id="person", place_path=BUILDING)


def earned(*parts: tuple[int, date], terms: PointTerms = TERMS) -> PointAccount:
    account = empty()
    for amount, day in parts:
        account, _, _ = points.earn(account, amount, WHY, terms, on(day))
    return account


def test_the_oldest_is_spent_first_and_comes_back_as_it_was():
    account = earned((30, date(2026, 1, 5)), (20, date(2026, 2, 5)))
    (spent, entries, _), lots = points.spend(account, 40, WHY, on(date(2026, 2, 6)))
    assert lots == (Lot(30, date(2026, 3, 31)), Lot(10, date(2026, 4, 30)))
    assert (spent.lots, entries[0].points) == ((Lot(10, date(2026, 4, 30)),), -40)
    back, _, _ = points.give_back(spent, lots, WHY, on(date(2026, 2, 7)))
    assert back.lots == account.lots


def test_the_limits_are_of_the_day_and_of_the_month():
    account = earned((70, FIRST))
    account, entries, _ = points.earn(account, 70, WHY, TERMS, on(FIRST))
    assert (entries[0].points, entries[0].asked) == (30, 70)
    with pytest.raises(EarningLimitReached):
        points.earn(account, 1, WHY, TERMS, on(FIRST))
    assert points.room(account, TERMS, date(2026, 2, 1)) == 100
    tight = PointTerms(100, 130, 2)
    assert points.room(earned((100, date(2026, 1, 30))), tight, FIRST) == 30


def test_a_year_later_the_same_month_is_another():
    assert points.room(earned((100, FIRST)), TERMS, FIRST.replace(year=2027)) == 100


def test_points_of_december_end_in_the_next_year():
    assert earned((5, date(2026, 12, 1))).lots == (Lot(5, date(2027, 2, 28)),)
    assert earned((5, FIRST), terms=PointTerms(9, 9, 0)).lots == (Lot(5, None),)


def test_an_honour_stays_when_points_are_spent_and_is_told_once():
    account, told = empty(), []
    for day in range(1, 4):
        account, _, events = points.earn(account, 60, WHY, TERMS, on(date(2026, 1, day)))
        told.append([type(event).__name__ for event in events])
        (account, _, _), _ = points.spend(account, 50, WHY, on(date(2026, 1, day)))
    assert told == [["PointsEntered"], ["PointsEntered", "HonourReached"], ["PointsEntered"]]
    assert (account.honour, account.earned, account.balance) == ("one", 180, 30)


STEP = st.tuples(
    st.sampled_from(["earn", "spend", "back", "correct", "expire"]),
    st.integers(1, 120),
    st.integers(0, 40),
)


@given(st.lists(STEP, max_size=40), st.sampled_from([0, 1, 3]))
def test_whatever_happens_the_books_agree(steps: list[tuple[str, int, int]], months: int):
    terms = PointTerms(100, 300, months, (("one", 150),))
    account, entries, day, taken = empty(), [], FIRST, []
    for kind, amount, days in steps:
        day += timedelta(days=days)
        before = account
        try:
            account, more, _ = points.expire(account, WHY, on(day))
            entries += more
            if kind == "earn":
                account, more, _ = points.earn(account, amount, WHY, terms, on(day))
            elif kind == "spend":
                (account, more, _), lots = points.spend(account, amount, WHY, on(day))
                taken.append(lots)
                assert sum(lot.left for lot in lots) == amount
            elif kind == "back" and taken:
                account, more, _ = points.give_back(account, taken.pop(), WHY, on(day))
            elif kind == "correct":
                account, more, _ = points.correct(account, 60 - amount, WHY, terms, on(day))
            else:
                continue
        except (EarningLimitReached, NotEnoughPoints):
            assert account.balance <= before.balance
            continue
        entries += more
    assert account.balance == sum(lot.left for lot in account.lots) == sum(one.points for one in entries)
    assert [one.number for one in entries] == list(range(1, len(entries) + 1))
    assert all(one.balance >= 0 for one in entries)
    assert all(after.balance - one.balance == after.points for one, after in pairwise(entries))
    ends = [lot.until or date.max for lot in account.lots]
    assert ends == sorted(set(ends))
    assert all(lot.left > 0 for lot in account.lots)
    assert len(account.lots) <= months + 2
