# SPDX-License-Identifier: AGPL-3.0-or-later
"""A stream of rows never stops: every row has its answer, and failures are counted and logged."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from joserfc.jwk import KeySet
from prometheus_client import REGISTRY

from services.chassis.http import make_app
from services.chassis.settings import Settings
from tests.system.chassis.api import HELD, THINGS, Api, api, make_resource, refused
from tests.system.chassis.conftest import Bench

__all__ = ["api"]

ROWS = f"{THINGS}/rows"
LINES = {"Content-Type": "application/x-ndjson"}
UNMEASURED = {"wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
"""As gunicorn gives a body that is sent with `Transfer-Encoding: chunked`."""

DEEP = b'{"name": "deep", "a": ' + b"[" * 1200 + b"]" * 1200 + b"}"
JUNK = (
    b"nonsense",
    b"[1]",
    b"null",
    b'{"a": "' + b"x" * 70_000 + b'"}',
    b"{}",
    DEEP,
    b'{"name": ' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}",
    b'{"name": "half \\ud83d"}',
    b'{"half \\udfff": 1, "name": "a"}',
    b'{"name": "\xff\xfe"}',
    b'{"name": "\xed\xa0\xbd"}',
    b'{"name": "a", "count": 1e999}',
    b'{"name": "a", "count": NaN}',
    b'{"name": "a", "count": 1' + b"0" * 5000 + b"}",
    b'{"name": "a", "count": 9223372036854775808}',
    b'{"name": "a", "count": "7"}',
    b'{"name": "a", "name": "b"}',
    b'{"name": "a", "colour": "red"}',
    b'{"name": "a", "at": "9999-12-31T23:59:59-14:00"}',
    b'{"name": "a", "at": "9999-12-31T23:59:59Z"}',
    b'{"name": "a", "at": "0001-01-01T00:00:00+14:00"}',
    b'{"name": "a", "at": "46346"}',
    b'{"name": "a", "at": 1795600926}',
    b'{"name": "a", "at": "2026-02-30T00:00:00Z"}',
    b'{"name": "a", "at": "2026-02-03T00:00:00"}',
)


def send(api: Api, *rows: bytes, **more: Any) -> list[dict[str, Any]]:
    response = api.client.post(ROWS, data=b"\n".join(rows), headers=api.token() | LINES | more)
    assert response.status_code == 200, response.text
    data = response.data
    response.close()
    return [json.loads(line) for line in data.splitlines()]


def good(name: str) -> bytes:
    return json.dumps({"name": name}).encode()


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_a_malformed_row_is_rejected_alone(api: Api, junk: bytes) -> None:
    answers = send(api, good("before"), junk, good("after"))
    assert [(a["row"], a["result"]) for a in answers] == [(1, "created"), (2, "rejected"), (3, "created")]
    bad = answers[1]
    assert (bad["status"], bad["code"]) == (422, "things.bad_row")
    assert bad["detail"]
    assert sorted(api.names()) == ["after", "before"]


def test_all_of_them_over_several_chunks(api: Api) -> None:
    rows = [row for number, junk in enumerate(JUNK) for row in (junk, b"", good(f"good {number}"))]
    answers = send(api, *rows)
    assert [a["row"] for a in answers] == [n + 1 for n, row in enumerate(rows) if row]
    assert [a["result"] for a in answers] == ["rejected", "created"] * len(JUNK)


def test_a_byte_order_mark_and_blank_lines_are_passed_over(api: Api) -> None:
    answers = send(api, b"\xef\xbb\xbf" + good("a"), b"", b"  ", good("b"))
    assert [(a["row"], a["result"]) for a in answers] == [(1, "created"), (4, "created")]


def test_a_refused_row_says_why_and_repeats_its_name(api: Api) -> None:
    answers = send(
        api, good("a"), good("refused"), good("raises"), b'{"name": "odd", "count": "x"}', good("b")
    )
    assert [a["result"] for a in answers] == ["created", "rejected", "rejected", "rejected", "created"]
    assert [a["name"] for a in answers] == ["a", "refused", "raises", "odd", "b"]
    assert [a["detail"] for a in answers[1:3]] == [
        "reason: nobody wants it",
        "reason: nobody wants it at all",
    ]


def test_what_fails_here_is_one_rows_rejection_counted_and_logged(
    api: Api, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _counted("failed")
    answers = send(api, good("a"), good("fails"), good("b"), **{"X-Request-Id": "stream-0001"})
    assert [a["result"] for a in answers] == ["created", "rejected", "created"]
    failed = answers[1]
    assert (failed["status"], failed["code"], failed["correlation_id"]) == (500, "internal", "stream-0001")
    assert "secret" not in json.dumps(answers)
    assert _counted("failed") == before + 1
    logged = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    [failure] = [line for line in logged if line["event"] == "row_failed"]
    assert (failure["row"], failure["error"]) == (2, "ZeroDivisionError")
    assert failure["correlation_id"] == "stream-0001"
    [request] = [line for line in logged if line["event"] == "request"]
    assert request["rows"] == {"created": 2, "failed": 1}
    assert (request["status"], request["correlation_id"]) == (200, "stream-0001")


def _counted(result: str) -> float:
    labels = {"operation": "take_rows", "result": result}
    return REGISTRY.get_sample_value("linli_http_rows_total", labels) or 0.0


@pytest.fixture
def narrow(api: Api, settings: Settings, bench: Bench) -> Api:
    """The same API, taking streams of 4,096 bytes and other bodies of 1,024."""
    keys = KeySet([api.key])
    limits = settings.model_copy(update={"intake_limit": 4096, "body_limit": 1024})
    app = make_app(limits, "identity", bench.sender, [make_resource()], HELD, keys=lambda **_: keys)
    return Api(app.test_client(), api.key)


def test_a_stream_that_says_it_is_too_long_is_refused_before(narrow: Api) -> None:
    body = b"\n".join(good(f"number {n}") for n in range(300))
    refused(narrow.client.post(ROWS, data=body, headers=narrow.token() | LINES), 413, "request.too_large")
    assert narrow.names() == []


def test_one_that_does_not_say_ends_with_the_problem_as_its_last_answer(
    narrow: Api, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = _chunked(narrow, b"\n".join(good(f"number {n}") for n in range(300)))
    assert [a["result"] for a in answers] == ["created"] * (len(answers) - 1) + ["rejected"]
    assert len(answers) % 8 == 1
    assert (answers[-1]["status"], answers[-1]["code"]) == (413, "request.too_large")
    assert answers[-1]["row"] == len(answers)
    request = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (request["status"], request["code"]) == (413, "request.too_large")


def test_one_whose_first_row_is_too_long_is_refused(narrow: Api) -> None:
    response = narrow.client.post(
        ROWS,
        input_stream=BytesIO(b'{"name": "' + b"x" * 5000),
        headers=narrow.token() | LINES,
        environ_overrides=UNMEASURED,
    )
    refused(response, 413, "request.too_large")


def _chunked(api: Api, body: bytes) -> list[dict[str, Any]]:
    response = api.client.post(
        ROWS,
        input_stream=BytesIO(body),
        headers=api.token() | LINES,
        environ_overrides=UNMEASURED,
    )
    assert response.status_code == 200
    data = response.data
    response.close()
    return [json.loads(line) for line in data.splitlines()]


class BrokenOff(BytesIO):
    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        if not line:
            raise OSError("the connection is gone")
        return line


def test_a_transfer_that_breaks_is_answered_as_what_it_is(api: Api) -> None:
    rows = b"\n".join(good(f"number {n}") for n in range(11))
    response = api.client.post(
        ROWS,
        input_stream=BrokenOff(rows),
        headers=api.token() | LINES,
        environ_overrides=UNMEASURED,
    )
    answers: Iterator[dict[str, Any]] = (json.loads(line) for line in response.data.splitlines())
    assert [(a["result"], a["status"]) for a in answers] == [("created", 200)] * 8 + [("rejected", 400)]


@pytest.mark.parametrize("length", [1024, 1025, 20_000])
def test_a_body_without_a_length_is_never_cut(narrow: Api, length: int) -> None:
    body = b'{"name": "cut"}'.ljust(length)
    response = narrow.client.post(
        THINGS,
        input_stream=BytesIO(body),
        headers=narrow.token() | {"Content-Type": "application/json"},
        environ_overrides=UNMEASURED,
    )
    if length > 1024:
        refused(response, 413, "request.too_large")
    assert narrow.names() == (["cut"] if length <= 1024 else [])


@pytest.mark.parametrize(
    "body", [b'{"name": "a", "name": "b"}', b'{"name": "a", "count": 9223372036854775808}', DEEP]
)
def test_what_a_row_may_not_hold_a_body_may_not(api: Api, body: bytes) -> None:
    json_headers = api.token() | {"Content-Type": "application/json"}
    refused(api.client.post(THINGS, data=body, headers=json_headers), 400, "request.malformed")
