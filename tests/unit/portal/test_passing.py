# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files of a service that the portal passes on, in parts."""

from collections.abc import Iterator

import flask
import httpx
import pytest

from services.portal import compression
from services.portal.client.http import PART_BYTES, Api, Problem, Unreachable
from services.portal.uploads import saved
from tests.unit.portal.granted import TOKEN

PARTS = 5
KEPT = {"content-type": "text/csv; charset=utf-8"}
GZIP = {"Accept-Encoding": "gzip"}


class Source(httpx.SyncByteStream):
    """Counts what was asked of it; `breaks` after so many parts."""

    def __init__(self, breaks: int = PARTS) -> None:
        self.sent, self.closed, self._breaks = 0, False, breaks

    def __iter__(self) -> Iterator[bytes]:
        for number in range(PARTS):
            if number == self._breaks:
                raise httpx.ReadError("gone")
            self.sent += 1
            yield bytes([65 + number]) * PART_BYTES

    def close(self) -> None:
        self.closed = True


def api_of(answer: httpx.Response) -> Api:
    api = Api("finance", "http://finance", 5)
    transport = httpx.MockTransport(lambda _: answer)
    api._http = httpx.Client(base_url="http://finance", transport=transport)
    return api


@pytest.fixture
def portal() -> flask.Flask:
    app = flask.Flask("portal")
    compression.install(app)
    return app


def test_a_file_is_passed_on_part_by_part_under_its_name(portal: flask.Flask) -> None:
    source = Source()
    api = api_of(httpx.Response(200, headers=KEPT, stream=source))
    portal.add_url_rule("/file", "file", lambda: saved(api.file("/result", TOKEN), "bills.csv"))
    got = portal.test_client().get("/file", headers=GZIP, buffered=False)
    parts = got.iter_encoded()
    assert len(next(parts)) == PART_BYTES
    assert source.sent < PARTS, "no more is here than what is passed on"
    assert len(b"".join(parts)) == (PARTS - 1) * PART_BYTES
    assert got.headers["Content-Type"] == KEPT["content-type"]
    assert got.headers["Content-Disposition"] == 'attachment; filename="bills.csv"'
    assert "Content-Encoding" not in got.headers
    got.close()
    assert source.closed


def test_who_does_not_read_it_leaves_nothing_open(portal: flask.Flask) -> None:
    source = Source()
    api = api_of(httpx.Response(200, headers=KEPT, stream=source))
    portal.add_url_rule("/file", "file", lambda: saved(api.file("/result", TOKEN), "bills.csv"))
    portal.test_client().head("/file").close()
    assert (source.sent, source.closed) == (0, True)


def test_a_service_that_breaks_off_gives_no_whole_file() -> None:
    passing = api_of(httpx.Response(200, headers=KEPT, stream=Source(breaks=2))).file("/result", TOKEN)
    with pytest.raises(httpx.ReadError):
        b"".join(passing)


def test_a_refusal_is_no_file() -> None:
    with pytest.raises(Problem) as refused:
        api_of(httpx.Response(404, json={"code": "not_found"})).file("/result", TOKEN)
    assert refused.value.code == "not_found"
    with pytest.raises(Unreachable):
        api_of(httpx.Response(502, content=b"<html>")).file("/result", TOKEN)
