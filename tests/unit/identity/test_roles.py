# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Grant, OrgPath, Principal
from services.identity.domain import roles
from services.identity.domain.errors import CannotGrant
from services.identity.domain.events import RoleGranted, RoleRevoked
from services.identity.domain.roles import PERMISSIONS, Role

ADMIN = Principal("320585", "a", "a", (Grant(OrgPath("/320585"), PERMISSIONS[Role.DISTRICT_ADMIN]),))
STREET, NEIGHBORHOOD = OrgPath("/320585/001"), OrgPath("/320585/001/002")
PLACES = st.sampled_from(
    [OrgPath("/320585"), STREET, NEIGHBORHOOD, OrgPath("/320585/009"), OrgPath("/900001")]
)


def holder(role: Role, at: OrgPath) -> Principal:
    return Principal("320585", "b", "b", (Grant(at, PERMISSIONS[role]),))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PLATFORM_OPERATOR])
def test_the_district_administrator_can_grant_every_role_of_the_district(role: Role) -> None:
    granted, events = roles.grant("g", "p", role, NEIGHBORHOOD, ADMIN)
    assert granted.within == ("/320585", "/320585/001", "/320585/001/002")
    assert events == [RoleGranted("g", "p", role, NEIGHBORHOOD, tuple(sorted(PERMISSIONS[role])))]
    assert roles.revoke(granted, ADMIN) == [
        RoleRevoked("g", "p", role, NEIGHBORHOOD, tuple(sorted(PERMISSIONS[role])))
    ]


def test_nobody_in_a_district_makes_a_platform_operator() -> None:
    with pytest.raises(CannotGrant) as refusal:
        roles.grant("g", "p", Role.PLATFORM_OPERATOR, OrgPath("/320585"), ADMIN)
    assert refusal.value.missing == ("identity.districts.create",)


@given(st.sampled_from(Role), st.sampled_from(Role), PLACES, PLACES)
def test_nobody_grants_what_he_does_not_hold_there(
    own: Role, given_role: Role, home: OrgPath, at: OrgPath
) -> None:
    by = holder(own, home)
    if home.covers(at) and PERMISSIONS[given_role] <= PERMISSIONS[own]:
        roles.grant("g", "p", given_role, at, by)
    else:
        with pytest.raises(CannotGrant):
            roles.grant("g", "p", given_role, at, by)


@given(st.lists(st.tuples(st.sampled_from(Role), PLACES), max_size=12))
def test_authority_is_the_union_of_the_roles_at_each_place(held: list[tuple[Role, OrgPath]]) -> None:
    principal = Principal("320585", "b", "b", roles.authority(held))
    assert len({grant.at for grant in principal.grants}) == len(principal.grants)
    for permission in {p for role in Role for p in PERMISSIONS[role]}:
        for at in (OrgPath("/320585/001/002/c01"), OrgPath("/900001")):
            direct = any(path.covers(at) and permission in PERMISSIONS[role] for role, path in held)
            assert principal.may(permission, at) == direct
