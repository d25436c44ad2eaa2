# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a phone fetches at first: little, packed, and once a year."""

import gzip
import re

import flask
import pytest

from services.portal.app import make_portal
from services.portal.compression import packed
from services.portal.settings import PortalSettings
from tests.unit.portal.test_pages import GIVEN

FETCHED = re.compile(r"""<(?:link rel="(?:stylesheet|icon)" href|script src|img src|use href)="([^"#]+)""")
MOST_BYTES, MOST_REQUESTS = 40_000, 5
PACKING = {"Accept-Encoding": "gzip"}


@pytest.fixture(scope="module")
def app() -> flask.Flask:
    return make_portal(PortalSettings.load(GIVEN))


def test_the_first_load_is_small(app: flask.Flask) -> None:
    browser = app.test_client()
    page = browser.get("/", headers=PACKING)
    assert page.headers["Content-Encoding"] == "gzip"
    html = gzip.decompress(page.data).decode()
    answers = [page, *(browser.get(address, headers=PACKING) for address in set(FETCHED.findall(html)))]
    assert {answer.status_code for answer in answers} == {200}
    assert len(answers) <= MOST_REQUESTS
    assert sum(len(answer.data) for answer in answers) <= MOST_BYTES


def test_who_cannot_unpack_gets_it_as_it_is(app: flask.Flask) -> None:
    plain, small = app.test_client().get("/"), app.test_client().get("/live", headers=PACKING)
    assert "<!doctype html>" in plain.text
    assert plain.headers["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in plain.headers
    assert "Content-Encoding" not in small.headers


def test_a_static_file_is_packed_and_still_known_by_its_tag(app: flask.Flask) -> None:
    browser = app.test_client()
    first = browser.get("/static/page.js", headers=PACKING)
    assert first.headers["Content-Encoding"] == "gzip"
    again = browser.get("/static/page.js", headers=PACKING | {"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_the_length_does_not_tell_what_is_inside() -> None:
    content = b"the same page " * 100
    assert len({len(packed(content)) for _ in range(50)}) > 1
    assert gzip.decompress(packed(content)) == content
