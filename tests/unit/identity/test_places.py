# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Invalid
from services.identity.domain import grids, places
from services.identity.domain.errors import OutOfUse, OutsideNeighbourhood, WeakerAreaSource, WrongParent
from services.identity.domain.events import GridChanged, GridCreated, PlaceChanged, PlaceCreated
from services.identity.domain.kinds import AreaSource, PlaceKind
from services.identity.domain.places import PARENTS, ExclusiveArea
from tests.unit.identity.builders import area, entrance, grid, tree

TREE = tree()
UNIT, BUILDING, COMPOUND = TREE[PlaceKind.UNIT], TREE[PlaceKind.BUILDING], TREE[PlaceKind.COMPOUND]
NEIGHBOURHOOD = TREE[PlaceKind.NEIGHBOURHOOD]
OF_EVERY_KIND = {**TREE, PlaceKind.ENTRANCE: entrance(BUILDING)}


def test_a_place_stands_below_all_it_belongs_to() -> None:
    assert UNIT.path == "/320585/001/002/c01/b03/0502"
    assert UNIT.within == tuple(place.path for place in TREE.values())


def test_a_new_unit_tells_its_area_and_grid() -> None:
    parent = replace(BUILDING, grid_path=grid(NEIGHBOURHOOD).path)
    unit, events = places.create("u", PlaceKind.UNIT, "0101", "101室", parent=parent, area=area())
    assert unit.grid_path == "/320585/001/002/g-01"
    assert events == [
        PlaceCreated(
            place_id="u",
            parent_id="building",
            kind="unit",
            code="0101",
            name="101室",
            path="/320585/001/002/c01/b03/0101",
            active=True,
            grid_path="/320585/001/002/g-01",
            exclusive_area_dm2=8956,
            area_source="survey",
        )
    ]


@given(st.sampled_from(PlaceKind), st.sampled_from(PlaceKind))
def test_only_fitting_kinds_go_below_each_other(kind: PlaceKind, parent: PlaceKind) -> None:
    size = area() if kind is PlaceKind.UNIT else None
    if parent in PARENTS[kind]:
        place, _ = places.create("x", kind, "007", "x", parent=OF_EVERY_KIND[parent], area=size)
        assert place.path.parent == OF_EVERY_KIND[parent].path
    else:
        with pytest.raises(WrongParent):
            places.create("x", kind, "007", "x", parent=OF_EVERY_KIND[parent], area=size)


@pytest.mark.parametrize("code", ["", "C01", "c 1", "-c", "c" * 33, "中", "g-01", "p-01", "a/b"])
def test_a_bad_code_is_refused(code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        places.create("x", PlaceKind.COMPOUND, code, "x", parent=NEIGHBOURHOOD)
    assert refusal.value.field == "code"


def test_sub_districts_have_national_numbers_outside_the_reserved_codes() -> None:
    with pytest.raises(Invalid):
        places.create("x", PlaceKind.SUB_DISTRICT, "s1", "x", parent=TREE[PlaceKind.DISTRICT])
    foreign, _ = places.create_root("d", "900001", "Boston")
    place, _ = places.create("x", PlaceKind.SUB_DISTRICT, "roxbury", "Roxbury", parent=foreign)
    assert place.path == "/900001/roxbury"


def test_a_unit_and_nothing_else_has_an_area() -> None:
    with pytest.raises(Invalid, match="exclusive_area"):
        places.create("x", PlaceKind.UNIT, "0101", "x", parent=BUILDING)
    with pytest.raises(Invalid, match="exclusive_area"):
        places.create("x", PlaceKind.BUILDING, "b9", "x", parent=COMPOUND, area=area())
    with pytest.raises(Invalid):
        places.change(BUILDING, area=area())


@pytest.mark.parametrize("dm2", [0, -1, 100_000_001])
def test_an_area_is_positive_and_bounded(dm2: int) -> None:
    with pytest.raises(Invalid):
        ExclusiveArea(dm2, AreaSource.REGISTRY)


@given(st.sampled_from(AreaSource), st.sampled_from(AreaSource), st.integers(1, 10**6))
def test_a_weaker_source_never_replaces_a_better_one(old: AreaSource, new: AreaSource, dm2: int) -> None:
    """SPC strata interpretation Art. 8: register, else survey, else contract."""
    unit = replace(UNIT, area=area(source=old))
    if new.rank > old.rank:
        with pytest.raises(WeakerAreaSource):
            places.change(unit, area=area(dm2, new))
    else:
        changed, _ = places.change(unit, area=area(dm2, new))
        assert changed.area == area(dm2, new)


def test_nothing_is_built_below_what_is_out_of_use() -> None:
    closed, events = places.change(COMPOUND, active=False)
    assert isinstance(events[0], PlaceChanged)
    assert not events[0].active
    with pytest.raises(OutOfUse):
        places.create("x", PlaceKind.BUILDING, "b9", "x", parent=closed)


def test_a_change_that_changes_nothing_tells_nothing() -> None:
    assert places.change(COMPOUND, name=COMPOUND.name, active=True) == (COMPOUND, [])


def test_grids_cover_compounds_and_buildings_of_their_own_neighbourhood() -> None:
    assigned, events = grids.cover(grid(NEIGHBOURHOOD), COMPOUND)
    assert assigned.grid_path == "/320585/001/002/g-01"
    assert len(events) == 1
    with pytest.raises(Invalid):
        grids.cover(grid(NEIGHBOURHOOD), UNIT)
    other, _ = places.create("n", PlaceKind.NEIGHBOURHOOD, "003", "x", parent=TREE[PlaceKind.SUB_DISTRICT])
    with pytest.raises(OutsideNeighbourhood):
        grids.cover(grid(other), COMPOUND)


def test_a_grid_is_made_and_changed() -> None:
    made, events = grids.create("g", "g-07", "第七网格", NEIGHBOURHOOD)
    assert events == [
        GridCreated("g", "g-07", "第七网格", "/320585/001/002/g-07", NEIGHBOURHOOD.path, active=True)
    ]
    closed, events = grids.change(made, active=False)
    assert events == [GridChanged("g", "第七网格", made.path, active=False)]
    assert grids.change(closed) == (closed, [])
    with pytest.raises(OutOfUse):
        grids.cover(closed, COMPOUND)


@pytest.mark.parametrize("code", ["01", "g-", "g-" + "1" * 31, "g-A"])
def test_a_bad_grid_code_is_refused(code: str) -> None:
    with pytest.raises(Invalid):
        grids.create("g", code, "x", NEIGHBOURHOOD)


def test_a_grid_belongs_to_a_neighbourhood() -> None:
    with pytest.raises(WrongParent):
        grids.create("g", "g-01", "x", COMPOUND)
