# SPDX-License-Identifier: AGPL-3.0-or-later
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.services import SERVICES
from services.chassis.values import OrgPath, Principal, Role, grants_of
from services.identity.domain import roles
from services.identity.domain.authority import HELD
from services.identity.domain.errors import CannotGrant, Outranked
from services.identity.domain.events import RoleGranted, RoleRevoked
from services.identity.domain.roles import GRANTS

STREET, NEIGHBOURHOOD = OrgPath("/320585/001"), OrgPath("/320585/001/002")
PLACES = st.sampled_from(
    [OrgPath("/320585"), STREET, NEIGHBOURHOOD, OrgPath("/320585/009"), OrgPath("/900001")]
)


def holder(role: Role, at: OrgPath) -> Principal:
    return Principal("320585", "b", "b", grants_of([(role, at)], HELD))


ADMIN = holder(Role.DISTRICT_ADMIN, OrgPath("/320585"))


@pytest.mark.parametrize("role", sorted(GRANTS[Role.DISTRICT_ADMIN]))
def test_the_district_administrator_can_grant_every_role_of_the_district(role: Role) -> None:
    granted, events = roles.grant("g", "p", role, NEIGHBOURHOOD, ADMIN)
    assert granted.within == ("/320585", "/320585/001", "/320585/001/002")
    assert events == [RoleGranted("g", "p", role, NEIGHBOURHOOD)]
    assert roles.revoke(granted, ADMIN) == [RoleRevoked("g", "p", role, NEIGHBOURHOOD)]


def test_nobody_in_a_district_makes_a_platform_operator() -> None:
    with pytest.raises(CannotGrant):
        roles.grant("g", "p", Role.PLATFORM_OPERATOR, OrgPath("/320585"), ADMIN)


@given(st.sampled_from(Role), st.sampled_from(Role), PLACES, PLACES)
def test_a_role_is_given_by_the_table_at_the_own_place_and_below(
    own: Role, given_role: Role, home: OrgPath, at: OrgPath
) -> None:
    by = holder(own, home)
    if home.covers(at) and given_role in GRANTS.get(own, ()):
        roles.grant("g", "p", given_role, at, by)
    else:
        with pytest.raises(CannotGrant):
            roles.grant("g", "p", given_role, at, by)


TABLES = [import_module(f"services.{name}.domain.authority").HELD for name in SERVICES]
TREE = [
    OrgPath(at) for at in ("/320585", "/320585/001", "/320585/001/002", "/320585/009", "/320585/009/g-01")
]
GIVEN = sorted(frozenset(Role) - {Role.SYSTEM_ADMIN})
"""SYSTEM_ADMIN is issued alone."""
ROLES = st.lists(st.tuples(st.sampled_from(GIVEN), st.sampled_from(TREE)), max_size=5)
Roles = list[tuple[Role, OrgPath]]


def principal(held: Roles) -> Principal:
    return Principal("320585", "b", "b", grants_of(held, HELD))


def outranks(by: Principal, held: Roles) -> bool:
    try:
        roles.check_not_outranked(by, "p", held)
    except Outranked:
        return False
    return True


def issued(held: Roles, *, separated: bool) -> Roles:
    """As a token names them."""
    return [(roles.issued(role, separated=separated), at) for role, at in held]


def all_held(held: Roles) -> set[tuple[str, OrgPath]]:
    """What these roles allow, in every service and at each place of the tree."""
    given = (grant for table in TABLES for grant in grants_of(held, table))
    return {
        (permission, at)
        for grant in given
        for permission in grant.permissions
        for at in TREE
        if grant.at.covers(at)
    }


@given(ROLES, ROLES, st.booleans())
def test_who_acts_on_somebody_holds_at_every_place_what_they_hold(
    own: Roles, theirs: Roles, separated: bool
) -> None:
    own = issued(own, separated=separated)
    if outranks(principal(own), theirs):
        assert all_held(issued(theirs, separated=separated)) <= all_held(own)


@given(ROLES, st.lists(ROLES, max_size=4), st.booleans())
def test_no_way_of_granting_and_taking_over_raises_ones_own_authority(
    own: Roles, others: list[Roles], separated: bool
) -> None:
    """The worst case: every role that can be given is taken, every account that can be reset is used."""
    reached, before = issued(own, separated=separated), []
    while len(before) < len(reached):
        before, by = list(reached), principal(reached)
        given = [(role, at) for role in Role for at in TREE if roles.may_take(by, role, at)]
        taken = [held for theirs in others if outranks(by, theirs) for held in theirs]
        new = issued(given + taken, separated=separated)
        reached += [held for held in dict.fromkeys(new) if held not in reached]
    assert all_held(reached) == all_held(issued(own, separated=separated))


@given(ROLES, st.booleans())
def test_everybody_outranks_whoever_has_the_same_roles(own: Roles, separated: bool) -> None:
    assert outranks(principal(issued(own, separated=separated)), own)
