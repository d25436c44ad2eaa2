# SPDX-License-Identifier: AGPL-3.0-or-later
"""Roles over all services: what is shown can be done, and nobody gives what the own role does not hold."""

from collections.abc import Mapping
from importlib import import_module
from itertools import chain
from pathlib import Path

import pytest

from services.chassis.values import Grant, OrgPath, Principal, Role
from services.dispatch.domain import authority as dispatch
from services.identity.domain.roles import GRANTS, may_take
from services.portal import authority as portal

HOME = OrgPath("/320585")
ROOT = Path(__file__).parents[2]
TABLES: list[Mapping[str, frozenset[str]]] = [
    import_module(f"services.{path.parts[-3]}.domain.authority").HELD
    for path in sorted(ROOT.glob("services/*/domain/authority.py"))
]


def permissions(role: str) -> set[str]:
    return set(chain.from_iterable(table.get(role, ()) for table in TABLES))


@pytest.mark.parametrize("role", sorted(frozenset(GRANTS) - {Role.SECURITY_ADMIN}))
def test_who_gives_a_role_holds_all_that_it_holds_in_every_service(role: str) -> None:
    for given in GRANTS[role]:
        assert permissions(given) <= permissions(role), given


def test_who_gives_more_than_they_hold_gives_it_to_others_alone() -> None:
    by = Principal("320585", "b", "b", (Grant(HOME, frozenset(), frozenset({Role.SECURITY_ADMIN})),))
    assert not [role for role in Role if may_take(by, role, HOME)]


def test_every_role_may_do_something_somewhere() -> None:
    assert [role for role in Role if not permissions(role)] == []


@pytest.mark.parametrize(
    ("shown", "needed"),
    [
        (portal.Permission.READ, dispatch.Permission.ORDERS_READ),
        (portal.Permission.WORK, dispatch.Permission.ORDERS_HANDLE),
        (portal.Permission.REPORT, dispatch.Permission.ORDERS_REPORT),
    ],
)
def test_the_portal_shows_what_dispatch_allows(shown: str, needed: dispatch.Permission) -> None:
    assert {role for role, held in portal.HELD.items() if shown in held} == set(dispatch.roles_with(needed))
