# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way of a request: bad input, idempotency, ETags, pages, rows, health."""

import json
from threading import Thread

import pytest
from joserfc.jwk import KeySet
from openapi_spec_validator import validate
from werkzeug.test import TestResponse

from services.chassis.clock import system_now
from services.chassis.http import make_app
from services.chassis.http.gate import Gate
from services.chassis.http.openapi import describe
from services.chassis.settings import Settings
from services.chassis.store import Store, connect
from tests.system.chassis.api import HELD, THINGS, Api, api, make_resource, refused
from tests.system.chassis.conftest import TENANT, Bench, SenderTx

TAKES_LONG = "each of some sixty requests has a store of its own"

__all__ = ["api"]


def test_a_command_is_answered_with_its_etag(api: Api) -> None:
    response = api.add("a")
    assert response.status_code == 201
    assert response.headers["ETag"] == '"1"'
    seen = api.client.get(f"{THINGS}/{response.json['id']}", headers=api.token() | {"If-None-Match": '"1"'})  # type: ignore[index]
    assert (seen.status_code, seen.data) == (304, b"")


def test_the_same_key_and_body_get_the_stored_answer(api: Api) -> None:
    first = api.add("a", **{"Idempotency-Key": "k"})
    second = api.client.post(
        THINGS,
        data='{"name":   "a"}',
        headers=api.token() | {"Idempotency-Key": "k", "Content-Type": "application/json"},
    )
    assert (first.status_code, first.data) == (second.status_code, second.data)
    assert second.headers["Idempotency-Replayed"] == "true"
    refused(api.add("b", **{"Idempotency-Key": "k"}), 422, "idempotency_key_reused")
    assert api.names() == ["a"]


def test_a_key_belongs_to_its_person(api: Api) -> None:
    first = api.add("a", **{"Idempotency-Key": "k"})
    other = api.client.post(
        THINGS, json={"name": "a"}, headers=api.token(sub="u2") | {"Idempotency-Key": "k"}
    )
    assert "Idempotency-Replayed" not in other.headers
    refused(other, 409, "duplicate")
    assert api.add("a", **{"Idempotency-Key": "k"}).data == first.data


def test_a_stored_answer_is_for_who_may_still_do_it(api: Api) -> None:
    url = f"{THINGS}/{api.add('a').json['id']}:award"  # type: ignore[index]

    def award(*roles: tuple[str, str]) -> TestResponse:
        held = {role: [at for one, at in roles if one == role] for role, _ in roles}
        headers = api.token(roles=held) | {"Idempotency-Key": "k"}
        return api.client.post(url, json={"name": "b"}, headers=headers)

    everywhere, here, elsewhere = (
        ("keeper", f"/{TENANT}"),
        ("keeper", f"/{TENANT}/here"),
        ("keeper", f"/{TENANT}/elsewhere"),
    )
    assert award(here, elsewhere).status_code == 200
    assert award(here).headers["Idempotency-Replayed"] == "true"
    assert award(everywhere).headers["Idempotency-Replayed"] == "true"
    problem = refused(award(elsewhere), 403, "forbidden")
    assert problem["at"] == [f"/{TENANT}/here"]


def test_one_key_used_at_once_has_one_effect(api: Api) -> None:
    answers: list[bytes] = []

    def ask() -> None:
        client = api.client.application.test_client()
        headers = api.token() | {"Idempotency-Key": "same"}
        answers.append(client.post(THINGS, json={"name": "once"}, headers=headers).data)

    threads = [Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(answers)) == 1
    assert api.names() == ["once"]


def test_a_refusal_does_not_use_up_the_key(api: Api) -> None:
    api.add("a")
    refused(api.add("a", **{"Idempotency-Key": "k"}), 409, "duplicate")
    thing_id = api.client.get(THINGS, headers=api.token()).json["items"][0]["id"]  # type: ignore[index]
    assert api.client.delete(f"{THINGS}/{thing_id}", headers=api.token()).status_code == 204
    assert api.add("a", **{"Idempotency-Key": "k"}).status_code == 201


@pytest.mark.parametrize("key", ["", "x" * 201, "with space", "tab\t"])
def test_a_bad_idempotency_key_is_refused(api: Api, key: str) -> None:
    response = api.add("a", **{"Idempotency-Key": key})
    if key:
        refused(response, 400, "request.malformed")


def test_if_match_guards_a_change(api: Api) -> None:
    thing_id = api.add("a").json["id"]  # type: ignore[index]
    url = f"{THINGS}/{thing_id}:rename"
    assert (
        api.client.post(url, json={"name": "b"}, headers=api.token() | {"If-Match": '"1"'}).status_code == 200
    )
    stale = api.client.post(url, json={"name": "c"}, headers=api.token() | {"If-Match": '"1"'})
    assert refused(stale, 412, "stale_version")["current"] == 2
    odd = api.client.post(url, json={"name": "c"}, headers=api.token() | {"If-Match": "yesterday"})
    refused(odd, 400, "request.malformed")
    assert api.names() == ["b"]


@pytest.mark.parametrize(
    ("body", "status", "code", "field"),
    [
        (b"{", 400, "request.malformed", None),
        (b"", 400, "request.malformed", None),
        (b"[]", 422, "request.invalid", ""),
        (b"null", 422, "request.invalid", ""),
        (b'{"name": "a", "colour": "red"}', 422, "request.invalid", "colour"),
        (b'{"name": 5}', 422, "request.invalid", "name"),
        (b'{"name": "a", "count": "5"}', 422, "request.invalid", "count"),
        (b'{"name": ""}', 422, "request.invalid", "name"),
        (b'{"name": "' + b"x" * 101 + b'"}', 422, "request.invalid", "name"),
        (b"{}", 422, "request.invalid", "name"),
        (b'{"name": "\xff"}', 400, "request.malformed", None),
    ],
)
def test_a_bad_body_is_refused_by_its_field(
    api: Api, body: bytes, status: int, code: str, field: str | None
) -> None:
    response = api.client.post(THINGS, data=body, headers=api.token() | {"Content-Type": "application/json"})
    problem = refused(response, status, code)
    if field is not None:
        assert field in [error["field"] for error in problem["errors"]]
    assert api.names() == []


def test_other_media_types_huge_bodies_and_unknown_paths_are_refused(api: Api) -> None:
    headers = api.token()
    text = headers | {"Content-Type": "text/plain"}
    refused(api.client.post(THINGS, data=b"x", headers=text), 415, "request.unsupported_media_type")
    huge = b'{"name": "' + b"x" * 2_000_000 + b'"}'
    as_json = headers | {"Content-Type": "application/json"}
    refused(api.client.post(THINGS, data=huge, headers=as_json), 413, "request.too_large")
    refused(api.client.get("/nowhere"), 404, "request.unknown_path")
    method = api.client.patch(THINGS, headers=headers)
    refused(method, 405, "request.method_not_allowed")
    assert method.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


@pytest.mark.parametrize("bad", ["x", "123", "01a202a3-6587-7729-b0d3-209b62fe125z", "01A202A3"])
def test_a_bad_id_is_refused(api: Api, bad: str) -> None:
    assert (
        refused(api.client.get(f"{THINGS}/{bad}", headers=api.token()), 400, "request.bad_id")["name"]
        == "thing_id"
    )


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=201", "limit=x", "colour=red", "after=nonsense", "limit=1&limit=2"]
)
def test_a_bad_query_is_refused(api: Api, query: str) -> None:
    response = api.client.get(f"{THINGS}?{query}", headers=api.token())
    assert response.status_code in (400, 422)
    assert response.content_type == "application/problem+json"


def test_a_failure_tells_nothing_but_where_to_look(api: Api) -> None:
    response = api.client.get(f"{THINGS}/broken")
    problem = refused(response, 500, "internal")
    assert "secret" not in json.dumps(problem)


def test_a_database_that_is_away_is_503(api: Api, settings: Settings) -> None:
    away = settings.model_copy(
        update={
            "mongodb_uri": type(settings.mongodb_uri)("mongodb://127.0.0.1:1/"),
            "mongodb_timeout_seconds": 1.0,
        }
    )
    store = Store(connect(away, "away"), SenderTx, system_now)
    keys = KeySet([api.key])
    client = make_app(
        away, "away", store, [make_resource()], HELD, keys=lambda *, fresh=False: keys
    ).test_client()
    refused(client.get(THINGS, headers=api.token()), 503, "unavailable")
    ready = client.get("/ready")
    assert (ready.status_code, client.get("/live").status_code) == (503, 200)
    store.database.close()


def test_a_flood_of_one_district_is_turned_away(api: Api, settings: Settings, bench: Bench) -> None:
    slow = settings.model_copy(update={"tenant_requests_per_second": 1.0})
    keys = KeySet([api.key])
    client = make_app(
        slow, "slow", bench.sender, [make_resource()], HELD, keys=lambda *, fresh=False: keys
    ).test_client()
    answers = [client.get(THINGS, headers=api.token()) for _ in range(5)]
    statuses = [answer.status_code for answer in answers]
    assert statuses[0] == 200
    assert statuses[-1] == 429
    assert {answer.headers["RateLimit-Policy"] for answer in answers} == {'"district";q=2;w=2'}
    assert answers[0].headers["RateLimit"].startswith('"district";r=1;t=')
    assert answers[-1].headers["RateLimit"].startswith('"district";r=0;t=')
    assert "RateLimit" not in api.client.get(THINGS, headers=api.token()).headers, "there is no limit"
    assert client.get("/live").status_code == 200


def test_one_districts_streams_leave_threads_to_the_others(
    api: Api, settings: Settings, bench: Bench
) -> None:
    few = settings.model_copy(update={"http_threads": 16})
    keys = KeySet([api.key])
    app = make_app(few, "few", bench.sender, [make_resource()], HELD, keys=lambda *, fresh=False: keys)
    gate: Gate = app.view_functions["take_rows"]._gate  # type: ignore[attr-defined]

    def stream() -> TestResponse:
        headers = api.token() | {"Content-Type": "application/x-ndjson"}
        return app.test_client().post(f"{THINGS}/rows", data=b'{"name": "a"}\n{"name": "b"}', headers=headers)

    with gate.stream(TENANT), gate.stream(TENANT):
        problem = stream()
        refused(problem, 429, "too_many_requests")
        assert problem.headers["Retry-After"] == "2"
        with gate.stream("320583"):
            assert app.test_client().get(THINGS, headers=api.token()).status_code == 200
    assert [stream().data.count(b"row") for _ in range(4)] == [2, 2, 2, 2]


def test_request_ids_are_kept_or_made(api: Api) -> None:
    given = api.client.get("/nowhere", headers={"X-Request-Id": "my-request-1"})
    assert given.headers["X-Request-Id"] == "my-request-1"
    odd = api.client.get("/nowhere", headers={"X-Request-Id": "<script>"})
    assert len(odd.headers["X-Request-Id"]) == 36


def test_the_described_api_is_valid_openapi() -> None:
    document = describe("identity", [make_resource()])
    validate(document)
    assert document["paths"][f"{THINGS}/{{thing_id}}:rename"]["post"]["x-permission"] == "things.write"
