# SPDX-License-Identifier: AGPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import AuthorityEnded, Forbidden, Grant, OrgPath, Principal, Role, grants_of

HELD = {Role.HANDLER: {"repair.read", "repair.work"}, Role.SUPERVISOR: {"repair.read"}, Role.RESIDENT: set()}
PLACES = st.sampled_from([OrgPath(at) for at in ("/320585", "/320585/001", "/320585/001/002", "/900001")])
roles = st.lists(st.tuples(st.sampled_from([*HELD, "unheard_of"]), PLACES), max_size=12)


@given(roles, st.sampled_from(["repair.read", "repair.work"]), PLACES)
def test_authority_is_the_union_of_the_roles_at_and_above_a_place(
    held: list[tuple[str, OrgPath]], permission: str, at: OrgPath
) -> None:
    who = Principal("320585", "b", "b", grants_of(held, HELD))
    there = {role for role, path in held if path.covers(at)}
    assert who.roles_at(at) == there
    assert who.may(permission, at) == any(permission in HELD.get(role, ()) for role in there)


@given(roles)
def test_there_is_one_grant_a_place_in_the_order_of_the_paths(held: list[tuple[str, OrgPath]]) -> None:
    grants = grants_of(held, HELD)
    assert [grant.at for grant in grants] == sorted({path for _, path in held})


def test_what_ended_is_told_from_what_was_never_held() -> None:
    here, there = OrgPath("/320585/001"), OrgPath("/320585/002")
    by = Principal("320585", "p", "p", ended=(Grant(here, frozenset({"repair"})),))
    assert not by.may("repair", here)
    assert isinstance(by.refusal("repair", here.child("c1")), AuthorityEnded)
    assert isinstance(by.refusal("repair"), AuthorityEnded)
    assert isinstance(by.refusal("repair", there), Forbidden)
    assert isinstance(by.refusal("paint", here), Forbidden)
