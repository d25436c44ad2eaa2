# SPDX-License-Identifier: AGPL-3.0-or-later
"""Party organisations, committees, companies and project managers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Invalid, OrgPath
from services.identity.domain import committees, companies, parties
from services.identity.domain.committees import RULES, Committee
from services.identity.domain.companies import Company
from services.identity.domain.errors import LevelOutOfOrder, SeatRefused
from services.identity.domain.kinds import CommitteeKind, CompanyKind, PartyLevel, PlaceKind, Post
from services.identity.domain.parties import PartyOrganisation
from tests.unit.identity.builders import grid, tree

TREE = tree()
NEIGHBOURHOOD, COMPOUND = TREE[PlaceKind.NEIGHBOURHOOD], TREE[PlaceKind.COMPOUND]
GRID = grid(NEIGHBOURHOOD)
SEATS = {
    PartyLevel.COMMUNITY: ("neighbourhood", NEIGHBOURHOOD.path),
    PartyLevel.GRID_BRANCH: ("grid", GRID.path),
    PartyLevel.BUILDING_GROUP: ("building", TREE[PlaceKind.BUILDING].path),
    PartyLevel.MEMBER_HOUSEHOLD: ("unit", TREE[PlaceKind.UNIT].path),
}
TERM = (date(2025, 1, 1), date(2029, 12, 31))


def chain(down_to: PartyLevel) -> PartyOrganisation:
    parent = None
    for level in PartyLevel:
        code = "p-01" if parent is None else "a1"
        parent, _ = parties.create(level.value, level, code, "x", place=SEATS[level], parent=parent)
        if level is down_to:
            break
    assert parent is not None
    return parent


def test_four_levels_one_below_the_other() -> None:
    household = chain(PartyLevel.MEMBER_HOUSEHOLD)
    assert household.path == f"{NEIGHBOURHOOD.path}/p-01/a1/a1/a1"
    assert household.place_path == TREE[PlaceKind.UNIT].path
    assert household.parent_id == PartyLevel.BUILDING_GROUP


@given(st.sampled_from(PartyLevel), st.sampled_from([None, *PartyLevel]))
def test_no_level_is_skipped(level: PartyLevel, above: PartyLevel | None) -> None:
    parent = chain(above) if above else None
    code = "a2" if parent else "p-02"
    if level.above is above:
        made, _ = parties.create("x", level, code, "x", place=SEATS[level], parent=parent)
        assert made.level is level
    else:
        with pytest.raises(LevelOutOfOrder):
            parties.create("x", level, code, "x", place=SEATS[level], parent=parent)


def test_a_party_organisation_is_for_the_right_kind_of_place_in_its_neighbourhood() -> None:
    community = chain(PartyLevel.COMMUNITY)
    with pytest.raises(Invalid):
        parties.create(
            "x", PartyLevel.GRID_BRANCH, "a2", "x", place=SEATS[PartyLevel.COMMUNITY], parent=community
        )
    elsewhere = ("grid", OrgPath("/320585/001/009/g-01"))
    with pytest.raises(Invalid):
        parties.create("x", PartyLevel.GRID_BRANCH, "a2", "x", place=elsewhere, parent=community)
    with pytest.raises(Invalid):
        parties.create("x", PartyLevel.COMMUNITY, "01", "x", place=SEATS[PartyLevel.COMMUNITY], parent=None)


def committee(kind: CommitteeKind = CommitteeKind.RESIDENTS) -> Committee:
    place = NEIGHBOURHOOD if PlaceKind.NEIGHBOURHOOD in RULES[kind].places else COMPOUND
    made, _ = committees.create(kind.value, kind, "x", place, TERM if kind in OPEN else SHORT)
    return made


OPEN = {kind for kind, rule in RULES.items() if rule.longest_term >= 5}
SHORT = (date(2025, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize("kind", list(CommitteeKind))
def test_each_committee_has_a_place_and_a_longest_term(kind: CommitteeKind) -> None:
    made = committee(kind)
    place = NEIGHBOURHOOD if made.place_path == NEIGHBOURHOOD.path else COMPOUND
    years = RULES[kind].longest_term
    with pytest.raises(Invalid):
        committees.create("x", kind, "x", place, (date(2025, 1, 1), date(2025 + years, 1, 2)))
    with pytest.raises(Invalid):
        committees.create("x", kind, "x", TREE[PlaceKind.UNIT], SHORT)
    with pytest.raises(Invalid):
        committees.create("x", kind, "x", place, (SHORT[1], SHORT[0]))


def test_seats_are_taken_once_and_there_is_one_chair() -> None:
    filled, events = committees.appoint(committee(), "a", Post.CHAIR, date(2025, 1, 1))
    assert events[0].post == "chair"  # type: ignore[attr-defined]
    for person, post, since, reason in (
        ("a", Post.MEMBER, date(2025, 1, 1), "member_already"),
        ("b", Post.CHAIR, date(2025, 1, 1), "chair_taken"),
        ("b", Post.MEMBER, date(2024, 12, 31), "outside_term"),
        ("b", Post.MEMBER, date(2030, 1, 1), "outside_term"),
    ):
        with pytest.raises(SeatRefused) as refusal:
            committees.appoint(filled, person, post, since)
        assert refusal.value.reason == reason


def test_a_committee_has_a_most_of_members() -> None:
    """Residents' Committee Organic Law (2025) Art. 8: five to nine."""
    filled = committee()
    for number in range(9):
        filled, _ = committees.appoint(filled, f"p{number}", Post.MEMBER, date(2025, 1, 1))
    with pytest.raises(SeatRefused) as refusal:
        committees.appoint(filled, "p9", Post.MEMBER, date(2025, 1, 1))
    assert refusal.value.reason == "no_seat_left"


def test_nobody_supervises_himself() -> None:
    """Residents' Committee Organic Law (2025) Art. 36."""
    residents, _ = committees.appoint(committee(), "a", Post.MEMBER, date(2025, 1, 1))
    supervision = committee(CommitteeKind.SUPERVISION)
    with pytest.raises(SeatRefused) as refusal:
        committees.appoint(supervision, "a", Post.MEMBER, date(2025, 1, 1), [residents])
    assert refusal.value.reason == "sits_on_rival"
    past = Committee(
        "x", CommitteeKind.RESIDENTS, "x", NEIGHBOURHOOD.path, (), date(2019, 1, 1), date(2024, 12, 31),
        residents.members,
    )  # fmt: skip
    committees.appoint(supervision, "a", Post.MEMBER, date(2025, 1, 1), [past])


def test_a_company_is_known_by_a_valid_credit_code() -> None:
    company, events = companies.register(
        Company("c", "安居物业", "91320585MA00TE5T2W", CompanyKind.PROPERTY_COMPANY), None, None
    )
    assert events[0].credit_code == "91320585MA00TE5T2W"  # type: ignore[attr-defined]
    with pytest.raises(Invalid) as refusal:
        companies.register(Company("c", "安居物业", "91320585MA00TE5T2X", CompanyKind.CONTRACTOR), None, None)
    assert refusal.value.reason == "invalid-checksum"
    manager, events = companies.appoint("m", company, "p", COMPOUND, since=date(2025, 1, 1), until=None)
    assert manager.path == COMPOUND.path
    assert events[0].until is None  # type: ignore[attr-defined]
    with pytest.raises(Invalid):
        companies.appoint("m", company, "p", COMPOUND, since=date(2025, 1, 1), until=date(2024, 1, 1))
