# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import OrgPath, Principal, Role, grants_of
from services.identity.domain import roles
from services.identity.domain.authority import HELD
from services.identity.domain.errors import CannotGrant
from services.identity.domain.events import RoleGranted, RoleRevoked
from services.identity.domain.roles import GRANTS

STREET, NEIGHBORHOOD = OrgPath("/320585/001"), OrgPath("/320585/001/002")
PLACES = st.sampled_from(
    [OrgPath("/320585"), STREET, NEIGHBORHOOD, OrgPath("/320585/009"), OrgPath("/900001")]
)


def holder(role: Role, at: OrgPath) -> Principal:
    return Principal("320585", "b", "b", grants_of([(role, at)], HELD))


ADMIN = holder(Role.DISTRICT_ADMIN, OrgPath("/320585"))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PLATFORM_OPERATOR])
def test_the_district_administrator_can_grant_every_role_of_the_district(role: Role) -> None:
    granted, events = roles.grant("g", "p", role, NEIGHBORHOOD, ADMIN)
    assert granted.within == ("/320585", "/320585/001", "/320585/001/002")
    assert events == [RoleGranted("g", "p", role, NEIGHBORHOOD)]
    assert roles.revoke(granted, ADMIN) == [RoleRevoked("g", "p", role, NEIGHBORHOOD)]


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
