# SPDX-License-Identifier: AGPL-3.0-or-later
"""Entrances: what names of units say of them, and what is put into one or taken out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Invalid
from services.identity.domain import entrance_names, entrances, places
from services.identity.domain.entrance_errors import InAnotherEntrance, OutsideBuilding
from services.identity.domain.entrance_names import Unread
from services.identity.domain.entrances import Left
from services.identity.domain.errors import OutOfUse
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.place_names import code_for, key_of
from services.identity.domain.places import CODE, Place
from tests.unit.identity.builders import entrance, flat, grid, tree

TREE = tree()
COMPOUND, NEIGHBOURHOOD = TREE[PlaceKind.COMPOUND], TREE[PlaceKind.NEIGHBOURHOOD]


def building(name: str = "3号楼", code: str = "3") -> Place:
    return places.create(f"b{code}", PlaceKind.BUILDING, code, name, parent=COMPOUND)[0]


THREE = building()
FIRST, SECOND = entrance(THREE, 1), entrance(THREE, 2)
FLAT = flat(THREE, "1单元101室")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("1单元101室", "1单元"),
        ("１单元 101", "1单元"),
        ("01单元0101", "1单元"),
        ("一单元101室", "1单元"),
        ("第十二单元101", "12单元"),
        ("3号楼2单元101室", "2单元"),
        ("3栋2单元-101", "2单元"),
        ("东单元101", "东单元"),
        ("A单元101", "a单元"),
        ("2门301", "2单元"),
        ("1-101", "1单元"),
        ("1—1802室", "1单元"),
        ("3-2-101", "2单元"),
        ("101室", Unread.UNSAID),
        ("1802", Unread.UNSAID),
        ("商铺", Unread.UNSAID),
        ("1单元", Unread.AMBIGUOUS),
        ("101-1", Unread.AMBIGUOUS),
        ("1-1", Unread.AMBIGUOUS),
        ("1-2-3-101", Unread.AMBIGUOUS),
        ("东西单元101", Unread.AMBIGUOUS),
        ("4号楼1单元101室", Unread.OTHER_BUILDING),
        ("4-1-101", Unread.OTHER_BUILDING),
    ],
)
def test_what_a_name_says_of_the_entrance(name: str, said: str | Unread) -> None:
    assert entrance_names.read(name, THREE) == said


@given(st.text(max_size=20))
def test_any_name_is_read_and_what_it_says_is_an_entrances_key_with_a_code(name: str) -> None:
    said = entrance_names.read(name, THREE)
    if not isinstance(said, Unread):
        assert key_of(PlaceKind.ENTRANCE, said) == said
        assert CODE.fullmatch(code_for(PlaceKind.ENTRANCE, said))


def test_the_buildings_own_number_before_all_rooms_is_no_entrance() -> None:
    names = ["3-101", "3-102", "商铺"]
    assert entrance_names.read_all(names, THREE) == [Unread.AMBIGUOUS] * 2 + [Unread.UNSAID]
    assert entrance_names.read_all([*names, "1-101"], THREE)[0] == "3单元"
    assert entrance_names.read_all(["3单元101", "3-102"], THREE) == ["3单元", Unread.AMBIGUOUS]


@pytest.mark.parametrize(
    ("column", "unit", "named"),
    [
        ("1", "101室", "1单元101室"),
        ("二单元", "101", "2单元101"),
        ("1", "1单元101", "1单元101"),
        ("1", "1-101", "1-101"),
        ("无", "101", "101"),
        ("0", "101", "101"),
        ("", "101", "101"),
        ("1", "", ""),
    ],
)
def test_a_column_of_its_own_goes_before_the_units_name(column: str, unit: str, named: str) -> None:
    assert entrance_names.named(column, unit) == named


def test_a_unit_in_an_entrance_keeps_its_path_and_is_in_its_authority_and_its_grids() -> None:
    put, events = entrances.put(FLAT, FIRST)
    assert (put.path, put.entrance_path) == (FLAT.path, FIRST.path)
    assert [one.entrance_path for one in events] == [FIRST.path]  # type: ignore[attr-defined]
    gridded, _ = places.follow_grid(put, grid(NEIGHBOURHOOD).path)
    assert set(gridded.scope) == {*FLAT.path.ancestors(), FIRST.path, "/320585/001/002/g-01"}
    out, _ = entrances.take_out(put, THREE)
    assert out == FLAT
    assert entrances.put(put, FIRST)[1] == entrances.take_out(FLAT, THREE)[1] == []


def test_a_unit_lies_in_one_entrance_of_its_own_building() -> None:
    put, _ = entrances.put(FLAT, FIRST)
    with pytest.raises(InAnotherEntrance) as refusal:
        entrances.put(put, SECOND)
    assert refusal.value.data() == {"unit_id": FLAT.id, "entrance_path": FIRST.path}
    other = building("4号楼", "4")
    for refused in (
        lambda: entrances.put(FLAT, entrance(other)),
        lambda: entrances.take_out(FLAT, other),
        lambda: entrances.check_of(FIRST, other),
    ):
        with pytest.raises(OutsideBuilding):
            refused()
    for refused in (
        lambda: entrances.put(THREE, FIRST),
        lambda: entrances.take_out(FIRST, THREE),
        lambda: entrances.check_of(FLAT, THREE),
    ):
        with pytest.raises(Invalid):
            refused()
    for refused in (
        lambda: entrances.put(replace(FLAT, active=False), FIRST),
        lambda: entrances.check_of(replace(FIRST, active=False), THREE),
    ):
        with pytest.raises(OutOfUse):
            refused()


def test_entrances_are_formed_from_names_and_what_is_not_sure_is_left() -> None:
    names = ("1单元101室", "1单元102室", "2单元101室", "3单元101室", "商铺", "1-1")
    flats = [flat(THREE, name) for name in names]
    elsewhere, _ = entrances.put(flats[1], SECOND)
    closed = replace(entrance(THREE, 3), active=False)
    forming = entrances.form(THREE, [FIRST, SECOND, closed, flats[0], elsewhere, *flats[2:]])
    found = {one.key: (one.place, [unit.name for unit in one.units]) for one in forming.entrances}
    assert found == {"1单元": (FIRST, ["1单元101室"]), "2单元": (SECOND, ["2单元101室"])}
    assert {one.unit.name: one.why for one in forming.left} == {
        "1单元102室": Left.ELSEWHERE,
        "3单元101室": Left.CLOSED,
        "商铺": Unread.UNSAID,
        "1-1": Unread.AMBIGUOUS,
    }


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(100, 3999)), unique=True, max_size=30))
def test_forming_again_finds_nothing_to_do(rooms: list[tuple[int, int]]) -> None:
    flats = [flat(THREE, f"{number}单元{room}室") for number, room in rooms]
    forming = entrances.form(THREE, flats)
    assert {unit.id for one in forming.entrances for unit in one.units} == {one.id for one in flats}
    made = {number: entrance(THREE, number) for number, _ in rooms}
    inside = [entrances.put(one, made[number])[0] for one, (number, _) in zip(flats, rooms, strict=True)]
    some = [unit for one in forming.first(10) for unit in one.units]
    assert (len(some), forming.units) == (min(10, len(flats)), len(flats))
    assert some == [unit for one in forming.entrances for unit in one.units][:10]
    again = entrances.form(THREE, [*made.values(), *inside])
    assert (again.entrances, again.left) == ((), ())
