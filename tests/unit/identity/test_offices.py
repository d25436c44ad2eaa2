# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.calendar import months_after
from services.chassis.values import Invalid, OrgPath
from services.identity.domain import office_handovers, offices
from services.identity.domain.events import OfficeEnded, OfficeItemSigned
from services.identity.domain.kinds import Leaving, OfficeKind
from services.identity.domain.office_errors import OfficeHeld, SignedAlready, TermTooLong
from services.identity.domain.office_handovers import OfficeHandover, Signature
from services.identity.domain.offices import Office, OfficeState

PLACE = OrgPath("/320585/001/002/c1/b1")
TODAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, tzinfo=UTC)
FAR = date(2099, 1, 1)
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


def office(person_id: str, since: date, until: date, kind: OfficeKind = OfficeKind.BUILDING_LEADER) -> Office:
    return Office(
        id=f"{person_id}{since}",
        kind=kind,
        seat=kind,
        person_id=person_id,
        place_path=PLACE,
        within=PLACE.ancestors(),
        since=since,
        until=until,
        elected_until=until,
    )


def terms(kind: OfficeKind) -> st.SearchStrategy[Office]:
    def made(person_id: str, since: date, length: int) -> Office:
        return office(person_id, since, since + timedelta(days=length), kind)

    return st.builds(made, st.sampled_from("abc"), DAYS, st.integers(0, 300))


def taken(asked: list[Office]) -> list[Office]:
    known: list[Office] = []
    for number, one in enumerate(asked):
        try:
            named = replace(one, id=str(number))
            made, _ = offices.take(named, known, today=TODAY, latest=FAR)
        except OfficeHeld:
            continue
        known.append(made)
    return known


@given(st.lists(terms(OfficeKind.BUILDING_LEADER), max_size=8), DAYS)
def test_on_no_day_an_office_has_two_holders(asked: list[Office], day: date) -> None:
    assert sum(one.since <= day <= one.until for one in taken(asked)) <= 1


@given(st.lists(terms(OfficeKind.MEMBER), max_size=8), DAYS)
def test_members_sit_beside_each_other_and_nobody_twice(asked: list[Office], day: date) -> None:
    there = [one.person_id for one in taken(asked) if one.since <= day <= one.until]
    assert len(there) == len(set(there))


@given(terms(OfficeKind.CHAIR))
def test_what_is_over_by_today_gives_nothing(asked: Office) -> None:
    made, _ = offices.take(asked, (), today=TODAY, latest=FAR)
    assert (made.state is OfficeState.OVER) is (asked.until < TODAY)


def test_a_term_has_an_order_and_an_end() -> None:
    with pytest.raises(Invalid):
        offices.take(office("a", TODAY, TODAY - timedelta(days=1)), (), today=TODAY, latest=FAR)
    with pytest.raises(TermTooLong):
        offices.take(office("a", TODAY, FAR), (), today=TODAY, latest=offices.longest(TODAY, 5))


def test_terms_end_on_the_corresponding_day() -> None:
    assert offices.longest(date(2026, 3, 1), 5) == date(2031, 3, 1)
    assert offices.longest(date(2024, 2, 29), 5) == date(2029, 2, 28)
    assert offices.longest(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert months_after(date(2026, 5, 31), -3) == date(2026, 2, 28)
    assert months_after(date(2026, 1, 15), -3) == date(2025, 10, 15)


def test_who_leaves_early_has_that_last_day() -> None:
    seated = offices.begin(office("a", date(2026, 1, 1), date(2026, 12, 31)), ())
    over, (fact,) = offices.leave(seated, Leaving.RESIGNED, date(2026, 2, 1), TODAY)
    assert (over.until, over.elected_until, over.state) == (
        date(2026, 2, 1),
        date(2026, 12, 31),
        OfficeState.OVER,
    )
    assert isinstance(fact, OfficeEnded)
    assert fact.leaving is Leaving.RESIGNED


def opened(*texts: str) -> OfficeHandover:
    over = office("giver", date(2026, 1, 1), date(2026, 2, 1))
    return office_handovers.open_handover(over, "receiver", texts, date(2026, 3, 8))[0]


@given(st.permutations([(item, by) for item in "xyz" for by in ("giver", "receiver")]))
def test_all_is_handed_over_with_the_last_signature_and_not_before(order: list[tuple[str, str]]) -> None:
    handover = opened(*"xyz")
    for number, (item, by) in enumerate(order, start=1):
        handover, (fact,) = office_handovers.sign(handover, item, Signature(by, NOW))
        assert isinstance(fact, OfficeItemSigned)
        assert fact.complete is (number == 6) is (not handover.open)
    assert handover.waiting == 0


def test_a_signature_is_given_once() -> None:
    signed, _ = office_handovers.sign(opened("x"), "x", Signature("giver", NOW))
    with pytest.raises(SignedAlready):
        office_handovers.sign(signed, "x", Signature("giver", NOW))
    assert not office_handovers.is_pressed(signed) or signed.open


@given(st.integers(3, 5))
def test_a_late_handover_climbs_from_its_place_to_the_neighbourhood(depth: int) -> None:
    at = PLACE.ancestors()[depth - 1]
    over = office("giver", date(2026, 1, 1), date(2026, 2, 1))
    here = Office(**{name: getattr(over, name) for name in over.__slots__} | {"place_path": at})
    handover, _ = office_handovers.open_handover(here, None, ("x",), date(2026, 3, 8))
    told = []
    while office_handovers.is_pressed(handover):
        handover, (fact,) = office_handovers.press(handover)
        told.append(fact.told)  # type: ignore[attr-defined]
    assert told == list(reversed(PLACE.ancestors()[2:depth]))
