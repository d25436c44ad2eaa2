# SPDX-License-Identifier: AGPL-3.0-or-later
"""`linlictl trace`, over the running services: from a request to all that came of it."""

import json
import time
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from typing import Any

import httpx
import pytest

from scripts.linlictl.__main__ import main
from services.chassis.contracts import registry
from tests.town import PASSWORD, UNIT, Town

OWN_ID = "our-helpdesk-0042"


@pytest.fixture
def operator(town: Town, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Types `linlictl trace …`: exit code, standard output, standard error."""
    monkeypatch.setenv("LINLI_MONGODB_URI", town.mongodb_uri)
    monkeypatch.setenv("LINLI_DATABASE_PREFIX", town.prefix)
    monkeypatch.setenv("LINLI_AMQP_URL", "amqp://127.0.0.1:1/")

    def traced(*argv: str) -> tuple[int, str, str]:
        out, err = StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = main(["trace", *argv])
        return code, out.getvalue(), err.getvalue()

    return traced


def rows(traced: tuple[int, str, str]) -> list[dict[str, Any]]:
    assert traced[0] == 0, traced[2]
    found: list[dict[str, Any]] = json.loads(traced[1])
    return found


def ask(
    town: Town, who: str, service: str, path: str, body: dict[str, Any], **headers: str
) -> httpx.Response:
    answer = httpx.post(
        f"{town.stack.url(service)}/{service}/v1/{path}",
        json=body,
        headers={"Authorization": f"Bearer {town.token_of(who)}", **headers},
        trust_env=False,
        timeout=30,
    )
    return answer.raise_for_status()


def test_what_timers_did_later_stands_under_the_request_that_set_them(town: Town, operator: Any) -> None:
    path = f"orders/{town.orders['late']}/timeline"
    told = {entry["type"]: entry["id"] for entry in town.call("resident", "GET", "dispatch", path)["items"]}
    found = rows(operator(told["DeadlineBreached"], "--output", "json"))
    assert {row["id"] for row in found} == set(told.values())
    request = found[0]["correlation"]
    assert {(row["correlation"], row["cause"], row["depth"]) for row in found} == {(request, request, 1)}
    assert {row["type"]: row["actor"] for row in found}[
        "linli.dispatch.v1.DeadlineBreached"
    ] == "dispatch.timer"
    assert rows(operator(request, "--output", "json")) == found


def test_effects_in_other_services_and_districts_stand_under_their_events(town: Town, operator: Any) -> None:
    head = {"name": "Head", "login": "admin@900777", "password": PASSWORD}
    district = {"code": "900777", "name": "Boston", "administrator": head, "time_zone": "America/New_York"}
    request = ask(town, "operator", "identity", "districts", district).headers["X-Request-Id"]
    until = time.monotonic() + 30
    while "linli.dispatch.v1.PolicyChanged" not in (printed := operator(request)[1]):
        assert time.monotonic() < until, printed
    found = rows(operator(request, "--output", "json"))
    created = next(row for row in found if row["type"] == "linli.identity.v1.DistrictCreated")
    changed = next(row for row in found if row["type"] == "linli.dispatch.v1.PolicyChanged")
    assert (created["depth"], created["consumers"]) == (1, list(registry()[created["type"]].consumers))
    assert (changed["depth"], changed["cause"], changed["tenant"]) == (2, created["id"], "900777")
    lines = printed.splitlines()
    assert lines[0] == f"request {request}"
    below = next(line for line in lines if changed["id"] in line)
    assert below[:6] in {"│  ├─ ", "│  └─ ", "   ├─ ", "   └─ "}, printed


def test_a_client_may_choose_the_id(town: Town, operator: Any) -> None:
    order = {"category": "lamp", "description": "楼道的灯坏了，晚上看不清台阶。", "place_path": UNIT}
    ask(town, "resident", "dispatch", "orders", order, **{"X-Request-Id": OWN_ID})
    (found,) = rows(operator(OWN_ID, "--output", "json"))
    assert (found["type"], found["correlation"]) == ("linli.dispatch.v1.OrderReported", OWN_ID)
    assert rows(operator(found["id"], "--output", "json")) == [found]


@pytest.mark.parametrize("unknown", ["01927f3a-5c00-7101-8a10-3c5e9d2b7f01", "nonsense", ""])
def test_an_unknown_id_is_told(operator: Any, unknown: str) -> None:
    code, out, err = operator(unknown)
    assert (code, out) == (2, "")
    assert "no event is" in err


def test_a_long_trace_is_bounded(town: Town, operator: Any) -> None:
    path = f"orders/{town.orders['late']}/timeline"
    first = town.call("resident", "GET", "dispatch", path)["items"][0]["id"]
    code, out, err = operator(first, "--limit", "2")
    assert (code, len(out.splitlines())) == (0, 3)
    assert "--limit is 2" in err
