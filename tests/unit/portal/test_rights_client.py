# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people asked about their data is read whole, however many pages the API makes of it."""

from collections.abc import Callable

import httpx
import pytest

from services.portal.client.http import Api
from services.portal.client.rights import Rights
from tests.unit.portal.granted import TOKEN

AT = "2026-11-30T08:00:00Z"
PAGES = {None: ("a", "b"), "b": ("c",)}


def correction(name: str) -> dict[str, object]:
    return {
        "id": name,
        "person_id": "p1",
        "path": "/320585",
        "state": "asked",
        "text": "",
        "asked_at": AT,
        "asked_by": "p1",
        "decided_at": None,
        "decided_by": "",
        "reason": "",
        "version": 1,
    }


def answer(request: httpx.Request) -> httpx.Response:
    """A list of three, two of them on its first page."""
    asked = request.url.params.get("after")
    following = "b" if asked is None else None
    return httpx.Response(200, json={"items": [correction(one) for one in PAGES[asked]], "next": following})


@pytest.mark.parametrize("read", [Rights.corrections, Rights.waiting_corrections])
def test_a_list_is_read_to_its_end(read: Callable[[Rights], list[object]]) -> None:
    api = Api("identity", "http://identity", 5)
    api._http = httpx.Client(base_url="http://identity", transport=httpx.MockTransport(answer))
    found = read(Rights({"identity": api}, TOKEN))
    assert [one.id for one in found] == ["a", "b", "c"]  # type: ignore[attr-defined]
