# SPDX-License-Identifier: AGPL-3.0-or-later
"""The shared values: what holds for every path, amount, period and principal."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from services.chassis.values import (
    DomainError,
    Forbidden,
    Grant,
    Invalid,
    Money,
    NotFound,
    OrgPath,
    Principal,
    StaleVersion,
)

segments = st.builds(str.__add__, st.sampled_from("az09"), st.text("bz18-", max_size=31))
paths = st.lists(segments, min_size=1, max_size=12).map(lambda parts: OrgPath("/" + "/".join(parts)))
small_paths = st.lists(st.sampled_from("ab"), min_size=1, max_size=4).map(
    lambda parts: OrgPath("/" + "/".join(parts))
)
permissions = st.sampled_from(["repair.read", "repair.write", "lamps.read"])
grants = st.builds(Grant, at=small_paths, permissions=st.frozensets(permissions, max_size=2))
principals = st.builds(
    Principal,
    tenant=st.just("320585"),
    subject=st.just("p-1"),
    name=st.just("王芳"),
    grants=st.lists(grants, max_size=4).map(tuple),
)
moments = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
fen = st.integers(min_value=-(10**15), max_value=10**15)


class TestOrgPath:
    @given(paths)
    def test_its_segments_rebuild_it(self, path: OrgPath) -> None:
        assert OrgPath("/" + "/".join(path.segments)) == path
        assert path.depth == len(path.segments) == len(path.ancestors())

    @given(paths)
    def test_its_ancestors_run_from_the_district_to_itself(self, path: OrgPath) -> None:
        line = path.ancestors()
        assert line[0].depth == 1
        assert line[0].parent is None
        assert line[-1] == path
        assert all(below.parent == above for above, below in pairwise(line))

    @given(small_paths, small_paths)
    def test_it_covers_exactly_the_places_it_is_an_ancestor_of(self, one: OrgPath, other: OrgPath) -> None:
        assert one.covers(other) == (one in other.ancestors())
        assert one.covers(one)

    @given(small_paths, small_paths, small_paths)
    def test_covering_is_an_order(self, a: OrgPath, b: OrgPath, c: OrgPath) -> None:
        assert not (a.covers(b) and b.covers(a)) or a == b
        assert not (a.covers(b) and b.covers(c)) or a.covers(c)

    @given(paths, segments)
    def test_a_child_lies_one_step_below(self, path: OrgPath, segment: str) -> None:
        assume(path.depth < 12)
        child = path.child(segment)
        assert child.parent == path
        assert path.covers(child)
        assert not child.covers(path)

    def test_a_name_that_only_begins_the_same_is_not_covered(self) -> None:
        assert not OrgPath("/320585/001").covers("/320585/0012")
        assert not OrgPath("/320585/001").covers("/320585")

    @given(st.text(max_size=60))
    def test_any_text_is_a_path_or_refused(self, text: str) -> None:
        try:
            path = OrgPath(text)
        except Invalid:
            return
        assert path == text
        assert path.ancestors()[-1] == text

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "/",
            "320585",
            "/320585/",
            "//001",
            "/320585//001",
            "/A",
            "/-a",
            "/a_b",
            "/a b",
            "/a\n",
            "/a/..",
            "/区",
        ],
    )
    def test_bad_text_is_refused(self, text: str) -> None:
        with pytest.raises(Invalid) as refused:
            OrgPath(text)
        assert refused.value.field == "path"

    @pytest.mark.parametrize("text", ["/" + "a" * 33, "/a" * 13])
    def test_its_length_is_bounded(self, text: str) -> None:
        with pytest.raises(Invalid):
            OrgPath(text)
        assert OrgPath(text.removesuffix("a").removesuffix("/"))

    @given(paths)
    def test_it_passes_pydantic_and_pickle_unchanged(self, path: OrgPath) -> None:
        adapter = TypeAdapter(OrgPath)
        read = adapter.validate_json(adapter.dump_json(path))
        assert read == path
        assert type(read) is OrgPath
        assert type(pickle.loads(pickle.dumps(path))) is OrgPath

    def test_pydantic_names_the_reason(self) -> None:
        with pytest.raises(ValidationError, match="not a path of the organisation tree"):
            TypeAdapter(OrgPath).validate_python("320585")


class TestMoney:
    @given(fen, fen, fen)
    def test_it_adds_like_the_integers(self, a: int, b: int, c: int) -> None:
        x, y, z = Money(a), Money(b), Money(c)
        assert (x + y).fen == a + b
        assert x + y == y + x
        assert (x + y) + z == x + (y + z)
        assert x + y - y == x
        assert x + -x == Money(0)
        assert Money(0) - x == -x

    @given(fen, fen)
    def test_currencies_do_not_mix(self, a: int, b: int) -> None:
        with pytest.raises(Invalid, match="currency"):
            Money(a) + Money(b, "USD")
        with pytest.raises(Invalid, match="currency"):
            Money(a, "USD") - Money(b)

    @given(fen)
    def test_it_is_no_bare_number(self, a: int) -> None:
        assert Money(a) != a  # type: ignore[comparison-overlap]
        assert Money(a) != Money(a, "USD")
        with pytest.raises((AttributeError, TypeError)):
            Money(a) + a  # type: ignore[operator]


class TestPrincipal:
    @given(principals, permissions, small_paths)
    def test_authority_holds_for_the_whole_subtree(
        self, who: Principal, permission: str, path: OrgPath
    ) -> None:
        if who.may(permission, path):
            assert who.may(permission, path.child("z"))
            assert who.may(permission, path.child("z").child("a"))

    @given(principals, permissions, small_paths)
    def test_authority_comes_from_a_grant_at_or_above(
        self, who: Principal, permission: str, path: OrgPath
    ) -> None:
        places = who.places(permission)
        assert who.may(permission, path) == any(place in path.ancestors() for place in places)
        assert who.holds(permission) == bool(places) == who.may(permission)

    @given(principals, permissions, st.lists(small_paths, min_size=1, max_size=3))
    def test_one_of_the_places_is_enough(self, who: Principal, permission: str, at: list[OrgPath]) -> None:
        assert who.may(permission, *at) == any(who.may(permission, path) for path in at)

    @given(principals, grants, permissions, small_paths)
    def test_a_grant_more_never_takes_anything_away(
        self, who: Principal, more: Grant, permission: str, path: OrgPath
    ) -> None:
        richer = Principal(who.tenant, who.subject, who.name, (*who.grants, more))
        assert richer.may(permission, path) or not who.may(permission, path)

    @given(permissions, small_paths)
    def test_without_grants_nothing_is_allowed(self, permission: str, path: OrgPath) -> None:
        nobody = Principal("320585", "p-1", "王芳")
        assert not nobody.may(permission, path)
        assert not nobody.may(permission)
        assert nobody.places(permission) == ()


class TestDomainError:
    def test_its_fields_are_the_facts_it_tells(self) -> None:
        assert NotFound("order", "o-1").data() == {"kind": "order", "id": "o-1"}
        assert str(NotFound("order", "o-1")) == "not_found: kind=order, id=o-1"
        assert str(DomainError()) == "refused"

    def test_each_has_a_code_and_status_of_its_own(self) -> None:
        refusals = (NotFound("a", "1"), Forbidden("a.b"), Invalid("a", "b"), StaleVersion("a", 1, 2))
        assert {(refusal.code, refusal.status) for refusal in refusals} == {
            ("not_found", 404),
            ("forbidden", 403),
            ("invalid", 422),
            ("stale_version", 412),
        }

    def test_a_service_declares_its_own(self) -> None:
        @dataclass(eq=False)
        class LampMissing(DomainError):
            code = "repair.lamp_missing"
            lamp: int

        with pytest.raises(LampMissing) as refused:
            raise LampMissing(7)
        assert refused.value.data() == {"lamp": 7}
        assert refused.value.status == 409


def test_telling_climbs_from_a_place_to_its_district_and_stays_there():
    place, told, level = OrgPath("/320585/001/002"), [], 0
    for _ in range(4):
        level, above = place.climb(level)
        told.append((level, above))
    assert told == [(1, place), (2, "/320585/001"), (3, "/320585"), (3, "/320585")]
