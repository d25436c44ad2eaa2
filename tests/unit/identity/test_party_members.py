# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Invalid, OrgPath
from services.identity.domain import parties, party_members
from services.identity.domain.errors import AlreadyEnded
from services.identity.domain.events import MemberRegistered, PartyMembershipEnded
from services.identity.domain.kinds import PartyLevel, PlaceKind
from services.identity.domain.party_errors import MemberAlready, NotAtHomeThere, ReportedAlready
from services.identity.domain.party_members import PartyMembership, Span
from tests.unit.identity.builders import tree

TREE = tree()
HOOD, UNIT = TREE[PlaceKind.NEIGHBOURHOOD], TREE[PlaceKind.UNIT]
ORGANISATION, _ = parties.create(
    "party", PartyLevel.COMMUNITY, "p-01", "社区党委", place=("neighbourhood", HOOD.path), parent=None
)
DAY = date(2025, 3, 1)
DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))


def spans() -> st.SearchStrategy[Span]:
    def made(since: date, length: int | None) -> Span:
        return Span(DAY, since, None if length is None else since + timedelta(length))

    return st.builds(made, DAYS, st.none() | st.integers(0, 200))


@given(st.lists(spans(), max_size=8), st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_on_no_day_somebody_belongs_to_two_organisations(asked: list[Span], day: date) -> None:
    known: list[PartyMembership] = []
    for span in asked:
        try:
            made, _ = party_members.join("m", "p", ORGANISATION, span, today=DAY, known=known)
        except MemberAlready:
            continue
        known.append(made)
    assert sum(one.since <= day and (one.until is None or day <= one.until) for one in known) <= 1


def test_a_membership_ends_once_and_may_end_earlier() -> None:
    made, _ = party_members.join("m", "p", ORGANISATION, Span(DAY, DAY, None), today=DAY, known=())
    ended, events = party_members.leave(made, date(2025, 6, 30))
    assert events == [PartyMembershipEnded("m", "p", "party", ORGANISATION.path, date(2025, 6, 30))]
    assert party_members.leave(ended, date(2025, 5, 31))[0].until == date(2025, 5, 31)
    with pytest.raises(AlreadyEnded):
        party_members.leave(ended, date(2025, 7, 1))
    with pytest.raises(Invalid):
        party_members.leave(made, date(2025, 2, 28))


def test_a_member_registers_where_one_of_the_homes_lies() -> None:
    span = Span(DAY, DAY, None)
    made, events = party_members.report(
        "r", "p", HOOD, span, today=DAY, homes=[OrgPath("/320585/009"), UNIT.path], known=()
    )
    assert events == [MemberRegistered("r", "p", HOOD.path, DAY, None)]
    with pytest.raises(ReportedAlready):
        party_members.report("s", "p", HOOD, span, today=DAY, homes=[UNIT.path], known=[made])
    with pytest.raises(NotAtHomeThere):
        party_members.report("s", "p", HOOD, span, today=DAY, homes=[OrgPath("/320585/009")], known=())
    with pytest.raises(Invalid):
        party_members.report("s", "p", UNIT, span, today=DAY, homes=[UNIT.path], known=())


def test_consent_lies_not_in_the_future() -> None:
    span = Span(DAY + timedelta(1), DAY, None)
    with pytest.raises(Invalid):
        party_members.join("m", "p", ORGANISATION, span, today=DAY, known=())
