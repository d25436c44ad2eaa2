# SPDX-License-Identifier: AGPL-3.0-or-later
"""System, security and audit administration by three persons (三员分立)."""

from collections import Counter
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.services import SERVICES
from services.chassis.values import OrgPath, Principal, Role, grants_of
from services.identity.domain import roles, separation
from services.identity.domain.authority import HELD, SEEN
from services.identity.domain.clients import Client, ClientRole
from services.identity.domain.errors import CannotGrant, Outranked, OwnGrant, RolesApart
from services.identity.domain.kinds import GrantType
from services.identity.domain.roles import ADMINISTRATION_APART, ADMINISTRATORS, RoleGrant
from services.identity.domain.separation_errors import (
    AdministratorOfTwo,
    AdministratorsLacking,
    ClientHoldsMore,
    LastAdministrator,
)

TABLES = {name: import_module(f"services.{name}.domain.authority").HELD for name in SERVICES}
THREE = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
SHARED = {*SEEN, "outreach.notices.read"}
"""What each of them sees; it changes nothing."""
ROOT, STREET = OrgPath("/320585"), OrgPath("/320585/001")
GIVEN = sorted(roles.GRANTS[Role.DISTRICT_ADMIN])
ORDINARY = [role for role in GIVEN if role not in ADMINISTRATORS]


def holder(role: Role, at: OrgPath = ROOT) -> Principal:
    return Principal("320585", "b", "b", grants_of([(role, at)], HELD))


SECURITY = holder(Role.SECURITY_ADMIN)


@pytest.mark.parametrize("service", SERVICES)
def test_all_that_a_districts_administrator_may_do_is_one_of_the_threes(service: str) -> None:
    """A new permission stands somewhere; who may do more than an administrator is none of them."""
    table = TABLES[service]
    count = Counter(permission for role in THREE for permission in table.get(role, ()))
    whole = set(table[Role.DISTRICT_ADMIN])
    assert set(count) == whole
    assert {permission for permission, number in count.items() if number > 1} == SHARED & whole
    assert "acts.read" in {one.partition(".")[2] for one in table[Role.AUDIT_ADMIN]}


@given(st.lists(st.sampled_from(GIVEN), max_size=6))
def test_nobody_audits_what_they_can_do(wanted: list[Role]) -> None:
    """One role after the other, as far as they are granted; a resident's own matters are anybody's."""
    own: list[Role] = []
    for role in wanted:
        try:
            roles.check_apart(role, own, ADMINISTRATION_APART)
        except RolesApart:
            continue
        own.append(role)
    tokens = {roles.issued(role, separated=True) for role in own} - {Role.RESIDENT}
    may = {str(one) for table in TABLES.values() for role in tokens for one in table.get(role, ())}
    audits = {one for one in may if one.endswith(".acts.read") or one == "identity.emergencies.review"}
    assert not audits or may <= audits | SHARED
    gives = {one for one in may if one in ("identity.roles.grant", "identity.log_ins.write")}
    assert not gives or "identity.places.write" not in may


@given(st.permutations(ADMINISTRATORS), st.sampled_from(GIVEN))
def test_of_the_three_one_is_nobody_elses(three: list[Role], other: Role) -> None:
    with pytest.raises(RolesApart) as refused:
        roles.check_apart(three[0], [other, three[1]], ADMINISTRATION_APART)
    assert refused.value.role == three[0]
    assert refused.value.held in (other, three[1])


@pytest.mark.parametrize("role", GIVEN)
def test_who_secures_gives_every_role_to_others_and_none_to_themselves(role: Role) -> None:
    assert roles.grant("g", "p", role, STREET, SECURITY)
    with pytest.raises(OwnGrant):
        roles.grant("g", "b", role, STREET, SECURITY)
    with pytest.raises(CannotGrant):
        roles.grant("g", "p", role, STREET, holder(Role.SYSTEM_ADMIN))


def test_who_is_not_apart_gives_to_themselves_too() -> None:
    assert roles.grant("g", "b", Role.TREASURER, STREET, holder(Role.DISTRICT_ADMIN))


@pytest.mark.parametrize("role", ADMINISTRATORS)
def test_no_office_makes_an_administrator(role: Role) -> None:
    with pytest.raises(CannotGrant):
        roles.check_by_office(holder(Role.DISTRICT_ADMIN), "p", role, STREET)


def test_an_office_with_a_role_is_anothers() -> None:
    roles.check_by_office(SECURITY, "p", Role.GRID_WORKER, STREET)
    with pytest.raises(OwnGrant):
        roles.check_by_office(SECURITY, "b", Role.GRID_WORKER, STREET)


def test_a_client_is_no_administrator_and_by_who_secures_an_integrator_alone() -> None:
    roles.check_client(holder(Role.DISTRICT_ADMIN), Role.DISPATCHER, ROOT)
    roles.check_client(SECURITY, Role.INTEGRATOR, ROOT)
    for by, role in ((SECURITY, Role.DISPATCHER), (holder(Role.DISTRICT_ADMIN), Role.AUDIT_ADMIN)):
        with pytest.raises(CannotGrant):
            roles.check_client(by, role, ROOT)


@pytest.mark.parametrize("role", GIVEN)
def test_log_ins_are_in_the_care_of_who_secures_but_other_administrators_are_not(role: Role) -> None:
    held = [(role, STREET)]
    if role in (Role.DISTRICT_ADMIN, Role.AUDIT_ADMIN):
        with pytest.raises(Outranked):
            roles.check_secures(SECURITY, "p", held)
    else:
        roles.check_secures(SECURITY, "p", held)
    roles.check_may_take_back(SECURITY, "p", held)


@pytest.mark.parametrize("role", GIVEN)
def test_records_and_passwords_are_in_the_care_of_the_system_but_those_of_the_others(role: Role) -> None:
    by, held = holder(Role.SYSTEM_ADMIN), [(role, STREET)]
    if role in (Role.SECURITY_ADMIN, Role.AUDIT_ADMIN):
        with pytest.raises(Outranked):
            roles.check_not_outranked(by, "p", held)
    else:
        roles.check_not_outranked(by, "p", held)


PERSONS = {
    "a": [(Role.DISTRICT_ADMIN, ROOT)],
    "b": [(Role.SECURITY_ADMIN, ROOT)],
    "c": [(Role.AUDIT_ADMIN, ROOT)],
}


def test_it_begins_when_three_are_there() -> None:
    separation.check_persons(PERSONS, ROOT, PERSONS)


@pytest.mark.parametrize(
    ("who", "lacking"), [("a", "district_admin"), ("b", "security_admin"), ("c", "audit_admin")]
)
def test_not_while_one_is_nobody_cannot_log_in_or_is_so_at_a_part_alone(who: str, lacking: str) -> None:
    others = {one: held for one, held in PERSONS.items() if one != who}
    elsewhere = {**PERSONS, who: [(PERSONS[who][0][0], STREET)]}
    for held, able in ((others, others), (PERSONS, others), (elsewhere, elsewhere)):
        with pytest.raises(AdministratorsLacking) as refused:
            separation.check_persons(held, ROOT, able)
        assert refused.value.roles == (lacking,)


@pytest.mark.parametrize("more", [Role.SECURITY_ADMIN, Role.TREASURER])
def test_nor_while_who_audits_does_something_else_at_whatever_place(more: Role) -> None:
    with pytest.raises(AdministratorOfTwo) as refused:
        separation.check_persons({**PERSONS, "c": [*PERSONS["c"], (more, STREET)]}, ROOT, PERSONS)
    assert (refused.value.person_id, refused.value.roles) == ("c", tuple(sorted(("audit_admin", more))))


def client(role: Role, *, active: bool = True) -> Client:
    at = (ClientRole(role, ROOT),)
    return Client("x@320585", "x", (GrantType.CLIENT_CREDENTIALS,), roles=at, active=active)


def test_nor_while_a_client_has_a_role_of_people() -> None:
    separation.check_client(client(Role.INTEGRATOR))
    separation.check_client(client(Role.DISPATCHER, active=False))
    with pytest.raises(ClientHoldsMore):
        separation.check_client(client(Role.DISPATCHER))


def test_the_last_one_for_the_whole_district_stays() -> None:
    last = RoleGrant("g1", "c", Role.AUDIT_ADMIN, ROOT, (ROOT,))
    local = RoleGrant("g2", "d", Role.AUDIT_ADMIN, STREET, (ROOT, STREET))
    with pytest.raises(LastAdministrator):
        separation.check_not_last(last, ROOT, [last, local])
    separation.check_not_last(local, ROOT, [last, local])
    separation.check_not_last(last, ROOT, [last, RoleGrant("g3", "e", Role.AUDIT_ADMIN, ROOT, (ROOT,))])
