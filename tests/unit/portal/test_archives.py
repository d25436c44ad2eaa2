# SPDX-License-Identifier: AGPL-3.0-or-later
"""The archive of what is kept of one person: whole, and never in memory as a whole."""

import json
import tracemalloc
from collections.abc import Callable, Iterator
from zipfile import ZipFile

import flask
import httpx
import pytest

from services.portal.areas.rights.archives import IN_MEMORY_BYTES, pack
from services.portal.client.http import Api, Problem, Unreachable
from services.portal.client.rights import Rights
from services.portal.uploads import spooled
from tests.unit.portal.granted import TOKEN

NUMBERS = {"name": "李梅", "phone": "13812345678", "citizen_id": None, "document": None, "plates": []}
DOCUMENTS = [
    {"collection": "orders", "id": "o1", "text": "三楼的灯\n不亮"},
    {
        "collection": "orders",
        "id": "o2",
        "text": "两行\u2028一段\x85\x0b",
        "at": {"place": ["b03", "u301"]},
        "none": {},
    },
]
LARGE = 40 * IN_MEMORY_BYTES


class Parts(httpx.SyncByteStream):
    """The service's answer, so many bytes at a time, whatever they are of; `breaks` off after the first."""

    def __init__(self, content: bytes, size: int = 7, *, breaks: bool = False) -> None:
        self._content, self._size, self._breaks = content, size, breaks
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, len(self._content), self._size):
            yield self._content[start : start + self._size]
            if self._breaks:
                raise httpx.ReadError("gone")

    def close(self) -> None:
        self.closed = True


class Many(httpx.SyncByteStream):
    """Many documents."""

    def __iter__(self) -> Iterator[bytes]:
        line = line_of({"collection": "orders", "id": "o", "text": "漏水" * 5000})
        for _ in range(LARGE // len(line)):
            yield line


def line_of(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def rights(result: Callable[[], httpx.Response]) -> Rights:
    """Of identity, which has nothing but the numbers, and of dispatch."""

    def answer(request: httpx.Request) -> httpx.Response:
        kept = {"content-type": "application/x-ndjson"}
        if request.url.path.endswith("/numbers"):
            return httpx.Response(200, json=NUMBERS)
        return result() if request.url.host == "dispatch" else httpx.Response(200, headers=kept, content=b"")

    apis = {}
    for name in ("identity", "dispatch"):
        apis[name] = Api(name, f"http://{name}", 5)
        apis[name]._http = httpx.Client(base_url=f"http://{name}", transport=httpx.MockTransport(answer))
    return Rights(apis, TOKEN)


def kept(stream: httpx.SyncByteStream) -> httpx.Response:
    return httpx.Response(200, headers={"content-type": "application/x-ndjson"}, stream=stream)


def test_every_part_is_there_as_it_was_kept() -> None:
    """Whatever ends lines elsewhere is part of a text, and however the service cuts what it sends."""
    stream = Parts(b"".join(line_of(one) for one in DOCUMENTS))
    with pack(rights(lambda: kept(stream)), "e1") as packed, ZipFile(packed) as archive:
        assert archive.namelist() == ["numbers.json", "identity.json", "dispatch.json"]
        assert json.loads(archive.read("numbers.json")) == NUMBERS
        assert archive.read("identity.json") == b"[]"
        shown = archive.read("dispatch.json").decode()
        assert shown == json.dumps(DOCUMENTS, ensure_ascii=False, indent=2)
        assert archive.testzip() is None
        assert archive.getinfo("dispatch.json").date_time > (2020, 1, 1)
    assert stream.closed


def test_a_large_archive_is_never_in_memory_as_a_whole() -> None:
    tracemalloc.start()
    try:
        with pack(rights(lambda: kept(Many())), "e1") as packed, ZipFile(packed) as archive:
            assert archive.getinfo("dispatch.json").file_size > LARGE * 0.9
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 4 * IN_MEMORY_BYTES


def test_what_is_not_there_or_breaks_off_is_no_archive() -> None:
    with pytest.raises(Problem) as refused:
        pack(rights(lambda: httpx.Response(404, json={"code": "not_found"})), "e1")
    assert refused.value.status == 404
    stream = Parts(line_of(DOCUMENTS[0]), breaks=True)
    with pytest.raises((httpx.ReadError, Unreachable)):
        pack(rights(lambda: kept(stream)), "e1")
    assert stream.closed


def test_the_browser_gets_it_under_its_name_and_nothing_stays_open() -> None:
    portal = flask.Flask("portal")
    packed = pack(rights(lambda: kept(Parts(line_of(DOCUMENTS[0])))), "e1")
    portal.add_url_rule("/zip", "zip", lambda: spooled(packed, "application/zip", "my-data.zip"))
    got = portal.test_client().get("/zip")
    assert got.data.startswith(b"PK")
    assert got.headers["Content-Disposition"] == 'attachment; filename="my-data.zip"'
    got.close()
    assert packed.closed
