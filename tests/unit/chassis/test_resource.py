# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a line of a resource declares, and what it may not leave out."""

from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from pydantic import Field

from services.chassis.http import AUTHENTICATED, PUBLIC, Input, Paged, Resource, View
from services.chassis.http.presenting import fill
from services.chassis.http.route import Kind
from services.chassis.store import Collection, Page


@dataclass(frozen=True)
class Size:
    width: int


@dataclass(frozen=True)
class Box:
    id: str
    label: str
    sizes: tuple[Size, ...] = ()


class NewBox(Input):
    label: str


class SizeView(View):
    width: int


class BoxView(View):
    box_id: str = Field(validation_alias="id")
    label: str
    sizes: list[SizeView]


BOXES = Collection(Box, "boxes")


def _open(tx: object, box_id: str, cmd: NewBox) -> Box:
    return Box(box_id, cmd.label)


open_box = SimpleNamespace(__name__="services.store.commands.open_box", __doc__="Open a box.", handle=_open)


def list_boxes(tx: object, query: Paged) -> Page[Box]:
    """Every box."""
    return Page((Box("1", "a", (Size(3),)),), "more")


def search_boxes(tx: object, query: NewBox) -> list[Box]:
    """Boxes with a label."""
    return [Box("1", query.label)]


def test_a_line_says_method_path_models_and_names() -> None:
    boxes = Resource("boxes", "/store/v1/boxes", of=BOXES, shows=BoxView)
    boxes.act("open", open_box, requires="store.boxes.open")
    [route] = boxes.routes
    assert (route.method, route.rule) == ("POST", "/store/v1/boxes/<id:box_id>:open")
    assert (route.operation, route.summary, route.requires) == ("open_box", "Open a box.", "store.boxes.open")
    assert (route.body, route.answer, route.parameters) == (NewBox, BoxView, {"box_id": "id"})
    assert route.target
    assert route.target("320585", ["b", NewBox(label="x")]) == (BOXES, "b")
    assert route.function(None, "b", NewBox(label="x")) == BoxView(id="b", label="x", sizes=[])  # type: ignore[call-arg]


def test_a_list_is_a_page_and_a_search_reads_its_body() -> None:
    boxes = Resource("boxes", "/store/v1/boxes", of=BOXES, shows=BoxView, requires=AUTHENTICATED)
    boxes.list(list_boxes)
    boxes.search(search_boxes)
    listed, searched = boxes.routes
    assert (listed.kind, listed.query, listed.body, listed.target) == (Kind.QUERY, Paged, None, None)
    page = listed.function(None, Paged())
    assert (page.next, page.items[0].sizes[0].width) == ("more", 3)
    assert (searched.method, searched.rule) == ("POST", "/store/v1/boxes:search")
    assert (searched.kind, searched.query, searched.body) == (Kind.QUERY, None, NewBox)


def test_a_view_is_filled_by_name() -> None:
    box = Box("7", "tools", (Size(1), Size(2)))
    assert fill(None, BoxView, box).model_dump() == {
        "box_id": "7",
        "label": "tools",
        "sizes": [{"width": 1}, {"width": 2}],
    }


def test_who_may_is_never_left_out() -> None:
    with pytest.raises(TypeError, match="list_boxes: say who may"):
        Resource("boxes", "/store/v1/boxes").list(list_boxes)


@pytest.mark.parametrize("requires", [AUTHENTICATED, "store.boxes.read"])
def test_a_path_names_a_district_for_public_reading_only(requires: str) -> None:
    public = Resource("public", "/store/v1/public/<code:district>", of=BOXES, requires=PUBLIC)
    with pytest.raises(TypeError, match="public reading"):
        public.list(list_boxes, requires=requires)
    with pytest.raises(TypeError, match="public reading"):
        public.act("open", open_box)
    public.list(list_boxes)
    assert public.routes[0].parameters == {"district": "code"}


def test_a_raw_route_names_a_district_where_it_reads_or_asks_for_its_token() -> None:
    public = Resource("public", "/store/v1/public/<code:district>")
    with pytest.raises(TypeError, match="public reading"):
        public.raw("POST", "/boxes", requires=PUBLIC)(list_boxes)
    public.raw("GET", "/boxes", requires=PUBLIC)(list_boxes)
    public.raw("POST", "/boxes", requires=AUTHENTICATED, bearer_field="key")(list_boxes)
    assert [route.bearer_field for route in public.routes] == ["", "key"]


def test_what_is_named_by_its_id_needs_a_collection() -> None:
    with pytest.raises(TypeError, match="which collection"):
        Resource("boxes", "/store/v1/boxes", requires=AUTHENTICATED).act("open", open_box)
