# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.clock import system_now
from services.chassis.store.timers import TIMERS
from services.identity.store import CLIENT_ENDS_SOON, CLIENT_OVER
from tests.system.identity.conftest import District
from tests.system.identity.log_in.test_register_client import register

WAITS = [CLIENT_OVER, CLIENT_ENDS_SOON]


def test_limits_hold_from_the_next_token_on_and_the_secret_stays(district: District) -> None:
    house, client = district.house, register(district, per_minute=9)
    path = f"/clients/{client['client_id']}"
    before = _token(district, client)
    until = system_now() + timedelta(minutes=5)
    limits = {"per_minute": 60, "per_day": 2, "expires_at": until.isoformat()}
    limited = district.ok("PUT", f"{path}/limits", limits)
    assert (limited["per_minute"], limited["per_day"], limited["used_today"]) == (60, 2, 0)
    assert house.call("GET", "/places", before).headers["RateLimit-Policy"] == '"client";q=9;w=60'
    after = _token(district, client)
    claims = house.claims(after)
    assert (claims["quota"], claims["daily_quota"]) == (60, 2)
    assert claims["exp"] <= until.timestamp()
    answers = [house.call("GET", "/places", after) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].get_json()["code"] == "day_quota_spent"
    assert district.ok("GET", path)["used_today"] == 2
    assert _waits(district) == WAITS
    again = district.ok("PUT", f"{path}/limits", limits)
    assert again["version"] == limited["version"], "the same again changes nothing"
    assert district.ok("PUT", f"{path}/limits", {})["expires_at"] is None
    assert _waits(district) == []
    told = house.events(district.code, "client", client["client_id"])
    assert told == ["ClientRegistered", "ClientLimitsChanged", "ClientLimitsChanged"]


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"per_minute": -1}, "request.invalid"),
        ({"per_day": 100_000_001}, "request.invalid"),
        ({"per_day": "many"}, "request.invalid"),
        ({"scopes": []}, "request.invalid"),
        ({"expires_at": "2020-01-01T00:00:00+08:00"}, "invalid"),
        ({"expires_at": "2030-01-01T00:00:00"}, "request.invalid"),
    ],
)
def test_limits_that_mean_nothing_are_refused(
    district: District, limits: dict[str, object], code: str
) -> None:
    path = f"/clients/{register(district, per_day=7)['client_id']}"
    assert district.refused("PUT", f"{path}/limits", limits)["code"] == code
    kept = district.ok("GET", path)
    assert (kept["per_minute"], kept["per_day"], kept["expires_at"]) == (0, 7, None)


def test_a_stale_version_a_disabled_client_an_app_and_a_stranger_are_refused(district: District) -> None:
    house, client = district.house, register(district)
    path = f"/clients/{client['client_id']}"
    browser, headers = house.browser(), {"Authorization": f"Bearer {district.token}", "If-Match": '"9"'}
    stale = browser.put(f"/identity/v1{path}/limits", json={}, headers=headers)
    assert stale.get_json()["code"] == "stale_version"
    _, worker = district.staff("grid_worker", district.path)
    for method, address in (("PUT", f"{path}/limits"), ("GET", path)):
        body = {} if method == "PUT" else None
        assert district.refused(method, address, body, worker)["code"] == "forbidden"
        nobody = address.replace("hotline", "nobody")
        assert district.refused(method, nobody, body)["code"] == "not_found"
    app = {"short_name": "app", "name": "App", "grant_types": ["authorization_code"], "public": True}
    app |= {"redirect_uris": ["https://app.example/cb"]}
    assert district.refused("POST", "/clients", app | {"per_day": 9})["field"] == "per_day"
    made = district.ok("POST", "/clients", app)["client_id"]
    assert district.refused("PUT", f"/clients/{made}/limits", {"per_minute": 9})["field"] == "per_minute"
    district.ok("POST", f"{path}:disable")
    assert district.refused("PUT", f"{path}/limits", {})["code"] == "identity.client_is_disabled"


def _token(district: District, client: dict[str, str]) -> str:
    answer = district.house.exchange(grant_type="client_credentials", **client)
    return str(answer.get_json()["access_token"])


def _waits(district: District) -> list[str]:
    found = district.house.store.database.collection(TIMERS).find(
        {"tenant": district.code, "kind": {"$in": WAITS}}
    )
    return sorted(timer["kind"] for timer in found)
