# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is told of how members pay tells of nobody in particular."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from services.chassis.values import OrgPath
from services.finance.domain.members import Member, MemberRecord
from services.finance.domain.members_lead import (
    Least,
    PaidLead,
    areas_of,
    earlier,
    first,
    lead_payer,
    places_first,
    prompt,
)

LEAST = Least(10, 10, 3)
DAY = date(2026, 11, 30)
AREA = "/320585/001/002"
PAID = some.tuples(some.booleans(), some.lists(some.tuples(some.booleans(), some.booleans()), min_size=1))
"""Whether a payer is a member, and of each of the bills whether it was paid in time, and first."""


def counted(payers: list[tuple[bool, list[tuple[bool, bool]]]]) -> PaidLead:
    counts = PaidLead()
    for number, (member, bills) in enumerate(payers):
        one = lead_payer("2026-11", AREA, str(number))
        for in_time, among_first in bills:
            one = one.paid(prompt=in_time, first=among_first, member=member)
        counts = counts.plus(one.counts)
    return counts


def households(members: int, members_late: int, others: int, others_late: int) -> PaidLead:
    """Each with one bill; who is in time is among the first."""
    payers = [(True, late) for late in range(members)] + [(False, late) for late in range(others)]
    late = {True: members_late, False: others_late}
    return counted([(member, [(at >= late[member],) * 2]) for member, at in payers])


@given(some.lists(PAID, max_size=40))
def test_only_groups_are_told(payers: list[tuple[bool, list[tuple[bool, bool]]]]):
    counts, in_time = counted(payers), [(member, all(one for one, _ in bills)) for member, bills in payers]
    kinds = [in_time.count((member, kept)) for member in (True, False) for kept in (True, False)]
    bills = sum(len(of) for _, of in payers)
    told = prompt(counts, LEAST)
    assert (told is None) is (min(kinds) < 3 or len(payers) < 10 or bills < 10)
    leading = [member for member, of in payers if any(one for _, one in of)]
    few = min(leading.count(True), leading.count(False)) < 3 or len(leading) < 10
    share = first(counts, LEAST)
    assert (share is None) is few
    if told and share is not None:
        assert told.percent % 5 == told.members_percent % 5 == share % 5 == 0


@pytest.mark.parametrize(
    ("who", "told"),
    [((8, 3, 12, 4), (65, 60)), ((8, 0, 12, 4), None), ((8, 3, 12, 0), None), ((8, 6, 12, 4), None)],
)
def test_whoever_is_late_may_be_one_or_the_other(
    who: tuple[int, int, int, int], told: tuple[int, int] | None
):
    found = prompt(households(*who), LEAST)
    assert (found and (found.percent, found.members_percent)) == told


def test_the_members_part_of_the_first_is_rounded():
    assert first(households(8, 3, 12, 4), LEAST) == 40


@pytest.mark.parametrize(("billed", "percent", "places"), [(10, 20, 2), (11, 20, 3), (1, 5, 1), (0, 20, 1)])
def test_the_first_are_a_part_of_a_run(billed: int, percent: int, places: int):
    assert places_first(billed, percent) == places


def test_months_are_counted_back_over_the_year():
    assert (earlier("2026-03", 1), earlier("2026-03", 3)) == ("2026-02", "2025-12")


def test_what_is_over_is_not_kept():
    member = Member("p").told(MemberRecord("a", "2020-01-01"), DAY)
    assert member.on(DAY)
    assert member.told(MemberRecord("a", "", "2026-11-29"), DAY).records == ()


def test_a_bill_counts_in_its_neighbourhood_and_above():
    assert areas_of(OrgPath(f"{AREA}/c01/b03/u001")) == (
        OrgPath("/320585"),
        OrgPath("/320585/001"),
        OrgPath(AREA),
    )
