# SPDX-License-Identifier: AGPL-3.0-or-later
"""A parameter is obeyed or refused: what is not known is refused, what narrows a list leaves nothing where
nothing can be.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from services.chassis.http.models import ItemsView, PageView
from services.chassis.http.route import Kind, Route
from services.chassis.ids import new_id
from tests.samples.world import Request, World

NO_FILTERS = frozenset({"after", "limit", "sort", "as_of", "on", "language", "number", "crs"})
"""Where a list goes on, its order, as of when it is judged, how points are written: nothing is left out."""
PLACES = frozenset({"place", "under", "within", "below", "at"})
REFUSED = frozenset({400, 403, 404, 409, 422})


def assert_obeyed_or_refused(world: World, route: Route, request: Request) -> None:
    if route.kind is not Kind.QUERY or route.method != "GET":
        return
    assert_unknown_is_refused(world, route, request)
    if route.query and route.answer and issubclass(route.answer, PageView | ItemsView):
        assert_narrowing_is_obeyed_or_refused(world, route, request)


def assert_unknown_is_refused(world: World, route: Route, request: Request) -> None:
    asked = Request(request.ids, request.body, {**request.query, "no_such_parameter": "1"}, request.by)
    answer = world.send(asked, route)
    told = f"no_such_parameter=1 → {answer.status_code} {answer.get_data(as_text=True):.300}"
    assert answer.status_code == (422 if route.query else 400), told


def assert_narrowing_is_obeyed_or_refused(world: World, route: Route, request: Request) -> None:
    for name, schema in parameters(route):
        if name in NO_FILTERS:
            continue
        for value in nobodys(world, name, schema):
            found = listed(world, route, request, {name: value})
            assert not found, f"{name}={value} lists {len(found)}: {found[:1]}"
        several = [listed(world, route, request, {name: value}) for value in choices(schema)]
        for one, other in combinations(several, 2):
            assert not [item for item in one if item in other], f"{name} does not tell its values apart"


def listed(world: World, route: Route, request: Request, query: dict[str, str]) -> list[Any]:
    """What such a question lists; nothing where it is refused."""
    asked = Request(request.ids, request.body, {**request.query, **query}, request.by)
    answer = world.send(asked, route)
    assert answer.status_code == 200 or answer.status_code in REFUSED, answer.get_data(as_text=True)
    items: list[Any] = answer.get_json()["items"] if answer.status_code == 200 else []
    return items


def parameters(route: Route) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each with the schema of what it may be, apart from nothing at all."""
    assert route.query is not None
    for name, schema in route.query.model_json_schema()["properties"].items():
        kinds = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
        yield name, {**schema, **kinds[-1]}


def choices(schema: dict[str, Any]) -> list[str]:
    if schema.get("type") == "boolean":
        return ["true", "false"]
    return [str(one) for one in schema.get("enum", ())]


def nobodys(world: World, name: str, schema: dict[str, Any]) -> Iterator[str]:
    """Values that nothing in the district can have."""
    written = schema.get("format", "")
    if schema.get("type") == "boolean" or "enum" in schema or "const" in schema or "$ref" in schema:
        return
    if name in PLACES:
        yield f"/{world.seeded.code}/zzz"
    elif written in ("date", "date-time"):
        ends = {"until": "1950-01-01", "before": "1950-01-01", "to": "1950-01-01"}
        day = ends.get(name, "2190-01-01")
        yield day if written == "date" else f"{day}T00:00:00Z"
    elif schema.get("type") == "string" and "-[0-9a-f]{4}" in schema.get("pattern", ""):
        yield new_id()
    elif schema.get("type") == "string":
        yield "zzzz"
