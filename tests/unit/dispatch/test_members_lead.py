# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is told of members tells of nobody in particular."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from services.chassis.values import OrgPath
from services.dispatch.domain.members_lead import (
    Lead,
    LeadKind,
    LeadPerson,
    Least,
    Member,
    MemberRecord,
    areas_of,
    earlier,
    lead_person,
    share,
)
from tests.system.dispatch.district import BUILDING, NEIGHBOURHOOD

LEAST = Least(10, 10, 3)
DAY = date(2026, 11, 30)

PERSON = some.tuples(some.integers(1, 6), some.booleans())
"""How many orders somebody claimed, and whether they are a member."""


def counted(people: list[tuple[int, bool]]) -> Lead:
    counts = Lead()
    for number, (acts, member) in enumerate(people):
        person: LeadPerson = lead_person(LeadKind.CLAIMS, "2026-11", NEIGHBOURHOOD, str(number))
        for _ in range(acts):
            person = person.did(1, member=member)
        counts = counts.plus(person.counts)
    return counts


@given(some.lists(PERSON, max_size=40))
def test_only_groups_are_told(people: list[tuple[int, bool]]):
    counts, members = counted(people), sum(member for _, member in people)
    told = share(counts, LEAST)
    few = sum(acts for acts, _ in people) < 10 or len(people) < 10 or min(members, len(people) - members) < 3
    assert (told is None) is few
    if told:
        assert told.amount % 10 == told.percent % 5 == 0 < told.amount <= counts.amount


@given(some.lists(PERSON, min_size=12, max_size=40), some.data())
def test_a_figure_fits_whoever_somebody_is(people: list[tuple[int, bool]], data: some.DataObject):
    """For each person there are others of the other kind: the same figure is told if the two swap roles."""
    told = share(counted(people), LEAST)
    one = data.draw(some.sampled_from(range(len(people))))
    acts, member = people[one]
    alike = [at for at, (many, other) in enumerate(people) if many == acts and other is not member]
    if told and alike:
        swapped = list(people)
        swapped[one], swapped[alike[0]] = people[alike[0]], people[one]
        assert share(counted(swapped), LEAST) == told
    if told:
        assert sum(other is not member for _, other in people) >= LEAST.each


def test_a_share_is_rounded():
    counts = Lead(acts=47, amount=47, of_members=19, persons=20, members=8)
    told = share(counts, LEAST)
    assert told
    assert (told.amount, told.percent) == (40, 40)


def test_a_member_is_one_by_any_record_and_on_its_days():
    member = Member("p").told(MemberRecord("a", "2020-01-01"), DAY).told(MemberRecord("b", "2026-12-24"), DAY)
    assert member.on(DAY)
    ended = member.told(MemberRecord("a", "", "2026-12-01"), DAY)
    assert (ended.on(date(2026, 12, 1)), ended.on(date(2026, 12, 2)), ended.on(date(2026, 12, 24))) == (
        True,
        False,
        True,
    )
    assert not ended.on(date(2019, 12, 31))


def test_what_is_over_is_not_kept():
    member = Member("p").told(MemberRecord("a", "2020-01-01"), DAY)
    assert member.told(MemberRecord("a", "", "2026-11-29"), DAY).records == ()
    assert Member("p").told(MemberRecord("b", "2020-01-01", "2021-01-01"), DAY).records == ()


def test_an_act_counts_in_its_neighbourhood_and_above():
    assert areas_of(BUILDING) == (OrgPath("/320585"), OrgPath("/320585/001"), NEIGHBOURHOOD)


def test_months_are_counted_back_over_the_year():
    assert (earlier("2026-03", 1), earlier("2026-03", 3), earlier("2026-12", 36)) == (
        "2026-02",
        "2025-12",
        "2023-12",
    )
