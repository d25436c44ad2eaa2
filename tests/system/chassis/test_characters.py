# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests that are not UTF-8 are refused wherever they go; under a standard's base in its form."""

from typing import Any

import pytest
from flask import Response

from services.chassis.http import PUBLIC, RawRequest, Resource, make_app
from tests.system.chassis.api import HELD, THINGS, Api, api, make_resource, refused
from tests.system.chassis.conftest import TENANT, Bench, SenderTx

__all__ = ["api"]


@pytest.mark.parametrize("path", ["\xff", "mine/\xc3", "public/\xe8\xb7/elsewhere", "nowhere/\xed\xa0\x80"])
def test_a_path_that_is_not_utf8_is_refused(api: Api, path: str) -> None:
    for method in ("GET", "POST", "PUT"):
        sent = {"PATH_INFO": f"{THINGS}/{path}"}
        answer = api.client.open("/", method=method, environ_overrides=sent)
        assert refused(answer, 400, "request.malformed")["reason"] == "the path is not UTF-8"


@pytest.mark.parametrize("query", ["limit=%FF", "%C3=1", "limit=2&x=%ED%A0%80", "%E8%B7"])
def test_a_query_that_is_not_utf8_is_refused_whether_it_is_read_or_not(api: Api, query: str) -> None:
    for path in (THINGS, f"{THINGS}/mine", f"{THINGS}/public/{TENANT}", "/live", "/nowhere"):
        problem = refused(api.client.get(f"{path}?{query}", headers=api.token()), 400, "request.malformed")
        assert problem["reason"] == "the query is not UTF-8"


@pytest.mark.parametrize(
    ("header", "status"),
    [("Authorization", 401), ("Idempotency-Key", 400), ("If-Match", 400), ("Content-Type", 415)],
)
def test_a_header_that_is_not_utf8_is_refused_where_it_is_read(api: Api, header: str, status: int) -> None:
    thing_id = api.add("a").json["id"]  # type: ignore[index]
    headers = api.token() | {"Content-Type": "application/json"} | {header: "Bearer \xff\xe9"}
    answer = api.client.post(f"{THINGS}/{thing_id}:rename", data=b'{"name": "b"}', headers=headers)
    assert (answer.status_code, api.names()) == (status, ["a"])


def test_a_header_that_nobody_reads_may_hold_any_bytes(api: Api) -> None:
    odd = {"Cookie": 'other=\xff; b="\\377"', "User-Agent": "\xe9", "X-Request-Id": "\xff" * 9}
    assert api.client.get(THINGS, headers=api.token() | odd).status_code == 200


def test_under_a_standard_every_refusal_and_failure_is_in_its_form(api: Api, bench: Bench) -> None:
    def refuse(status: int, code: str, title: str, data: dict[str, Any]) -> Response:
        return Response(f"{status} {code} {sorted(data)}", 418)

    def slip(call: RawRequest[SenderTx]) -> Response:
        raise RuntimeError("a slip")

    standard = Resource("standard", "/test/v1/<code:district>/standard", refuses=refuse)
    standard.raw("GET", "/broken.txt", requires=PUBLIC, any_origin=True)(slip)
    resources = [make_resource(), standard]
    browser = make_app(bench.settings, "standard", bench.sender, resources, HELD).test_client()
    base = f"/test/v1/{TENANT}/standard"
    for method, path, told in (
        ("GET", "/broken.txt", "500 internal []"),
        ("GET", "", "404 request.unknown_path []"),
        ("PUT", "/a/b", "404 request.unknown_path []"),
        ("DELETE", "/broken.txt", "405 request.method_not_allowed []"),
        ("GET", "/?a=%FF", "400 request.malformed ['reason']"),
    ):
        answer = browser.open(f"{base}{path}", method=method)
        assert (answer.status_code, answer.text) == (418, told)
    refused(browser.get(f"{base}x"), 404, "request.unknown_path")
    refused(browser.get("/test/v1/standard"), 404, "request.unknown_path")
