# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bodies of samples with something else in one place: junk, or a name of what is not there."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import cycle
from typing import Any

from werkzeug.test import TestResponse

from services.chassis.http.problems import PROBLEM
from services.chassis.http.route import Kind, Route
from tests.junk import JUNK
from tests.samples.world import Request, World

NOBODY = "00000000-0000-4000-8000-000000000000"
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MADE_HERE = {"id", "statement_id", "entry_id"}
"""Ids that the sender makes up, so that sending again changes nothing."""
OF_PERSONS_UNKNOWN_HERE = {"agent_id", "chair", "recorder", "auditor"}
"""Persons whom deliberation and finance keep no copy of: whoever is on paper, perhaps without a record."""
ONE_BY_ONE = {"assign_orders"}
"""What answers for each that a body names."""
NEXT_JUNK = cycle(JUNK)
MOST = 25


def takes_json(route: Route) -> bool:
    return route.body is not None and route.kind is not Kind.STREAM


def assert_junk_is_refused_in_order(world: World, route: Route, request: Request) -> None:
    places = [*[path for path, _ in leaves(request.body)][:MOST], ()]
    for number, place in enumerate(places):
        junk = next(NEXT_JUNK)
        answer = send(world, route, request, put(request.body, place, junk), chunked=bool(number % 2))
        told = f"{place}: {junk!r:.60} → {answer.status_code} {answer.get_data(as_text=True):.300}"
        assert answer.status_code < 500, told
        if answer.status_code >= 400:
            assert answer.content_type == PROBLEM, told


def assert_what_it_names_is_there(world: World, route: Route, request: Request) -> None:
    if not takes_json(route):
        return
    for place, value in leaves(request.body):
        other = stranger_to(world, place[-1] if isinstance(place[-1], str) else place[-2], value)
        if other is None:
            continue
        answer = send(world, route, request, put(request.body, place, other), chunked=False)
        told = f"{place} names nothing: {other} → {answer.status_code} {answer.get_data(as_text=True):.300}"
        if route.operation in ONE_BY_ONE:
            assert [one["result"] for one in answer.get_json()["items"]] == ["refused"], told
        else:
            assert 400 <= answer.status_code < 500, told


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    pairs = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list | tuple)
        else ()
    )
    found = False
    for key, part in pairs:
        found = True
        yield from leaves(part, (*path, key))
    if path and not found:
        yield path, value


def put(value: Any, path: tuple[Any, ...], new: object) -> Any:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = put(value[path[0]], path[1:], new)
    return copy


def send(world: World, route: Route, request: Request, body: object, *, chunked: bool) -> TestResponse:
    path = request.path(route)
    raw = json.dumps(body).encode()
    given: dict[str, Any] = {"data": raw}
    if chunked:
        ends = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
        given = {"input_stream": BytesIO(raw), "environ_overrides": ends}
    headers = {"Authorization": f"Bearer {request.by or world.seeded.token}"}
    client = world.apps[path.split("/")[1]].test_client(use_cookies=False)
    return client.open(
        path,
        method=route.method,
        headers=headers,
        query_string=request.query,
        content_type="application/json",
        **given,
    )


def stranger_to(world: World, name: str, value: object) -> str | None:
    """What the place of an id or a path could name that is not there."""
    if not isinstance(value, str) or name in MADE_HERE | OF_PERSONS_UNKNOWN_HERE:
        return None
    if _ID.fullmatch(value):
        return NOBODY
    return f"{world.seeded.path}/zzz" if value.startswith(world.seeded.path) else None
