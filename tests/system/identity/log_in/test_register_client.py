# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.clock import system_now
from services.identity import bootstrap
from tests.system.identity.conftest import PASSWORD, District, House, authorize_path

HOTLINE = {"short_name": "hotline", "name": "12345热线", "grant_types": ["client_credentials"]}


def register(district: District, **changes: object) -> dict[str, str]:
    roles = [{"role": "integrator", "path": district.path}]
    registered: dict[str, str] = district.ok("POST", "/clients", {**HOTLINE, "roles": roles, **changes})
    return registered


def test_an_integrator_works_by_its_own_secret(district: District) -> None:
    house, client = district.house, register(district)
    assert client["client_id"] == f"hotline@{district.code}"
    tokens = house.exchange(grant_type="client_credentials", **client).get_json()
    assert "refresh_token" not in tokens
    assert house.call("GET", "/places", tokens["access_token"]).status_code == 200
    assert house.call("GET", "/persons", tokens["access_token"]).status_code == 403
    basic = house.app.test_client().post(
        "/identity/v1/oauth/token",
        data={"grant_type": "client_credentials"},
        auth=(client["client_id"], client["client_secret"]),
    )
    assert basic.status_code == 200
    wrong = house.exchange(grant_type="client_credentials", client_id=client["client_id"], client_secret="x")
    assert wrong.get_json()["error"] == "invalid_client"
    listed = district.ok("GET", "/clients")["items"]
    assert [item["client_id"] for item in listed] == [client["client_id"]]
    assert client["client_secret"] not in str(listed)


def test_a_client_gets_no_more_than_its_registrar_holds(district: District) -> None:
    roles = [{"role": "integrator", "path": "/900001"}]
    problem = district.refused("POST", "/clients", {**HOTLINE, "roles": roles})
    assert problem["code"] == "identity.cannot_grant"
    roles = [{"role": "platform_operator", "path": district.path}]
    assert (
        district.refused("POST", "/clients", {**HOTLINE, "roles": roles})["code"] == "identity.cannot_grant"
    )


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"short_name": "Hot Line"}, "invalid"),
        ({"grant_types": []}, "request.invalid"),
        ({"grant_types": ["password"]}, "request.invalid"),
        ({"public": True}, "invalid"),
        ({"redirect_uris": ["https://x.example/cb"]}, "invalid"),
    ],
)
def test_bad_clients_are_refused(district: District, changes: dict[str, object], code: str) -> None:
    assert district.refused("POST", "/clients", {**HOTLINE, **changes})["code"] == code


def test_a_client_is_registered_once(district: District) -> None:
    register(district)
    assert district.refused("POST", "/clients", HOTLINE)["code"] == "duplicate"


def test_a_districts_app_serves_its_own_people_only(district: District) -> None:
    house = district.house
    callback = "https://app.example/cb"
    made = district.ok(
        "POST",
        "/clients",
        {
            "short_name": "app",
            "name": "App",
            "grant_types": ["authorization_code"],
            "redirect_uris": [callback],
            "public": True,
        },
    )
    assert made["client_secret"] == ""
    path = authorize_path(client_id=made["client_id"], redirect_uri=callback)
    assert house.submit(house.browser(), "operator@platform", PASSWORD, path).status_code == 403
    answer = house.submit(house.browser(), f"admin@{district.code}", PASSWORD, path)
    code = answer.headers["Location"].split("code=")[1].split("&")[0]
    own = {"client_id": made["client_id"], "client_secret": "", "redirect_uri": callback}
    stolen = house.redeem(code)
    assert stolen.get_json()["error"] == "invalid_grant"
    answer = house.submit(house.browser(), f"admin@{district.code}", PASSWORD, path)
    code = answer.headers["Location"].split("code=")[1].split("&")[0]
    tokens = house.redeem(code, **own).get_json()
    assert "access_token" in tokens
    assert "refresh_token" not in tokens


def test_a_second_bootstrap_changes_nothing(house: House) -> None:
    before = [key.id for key in house.read("platform").signing_keys.list({})]
    bootstrap.ensure(house.store, house.settings)
    assert [key.id for key in house.read("platform").signing_keys.list({})] == before
    assert len(house.read("platform").accounts.list({})) == 1


def test_a_client_may_be_bounded(district: District) -> None:
    """To some of its role's permissions, until a day, and to so many requests a minute."""
    until = (system_now() + timedelta(minutes=5)).isoformat()
    bounds = {"scopes": ["identity.places.write"], "expires_at": until, "per_minute": 3}
    client = register(district, **bounds)
    house = district.house
    token = house.exchange(grant_type="client_credentials", **client).get_json()["access_token"]
    claims = house.claims(token)
    assert (claims["scope"], claims["quota"]) == ("identity.places.write", 3)
    assert claims["exp"] - claims["iat"] <= 300, "no token outlives its client"
    assert house.call("GET", "/places", token).status_code == 403, "the role may read them, the client not"
    answers = [house.call("GET", "/roles", token) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[0].headers["RateLimit-Policy"] == '"client";q=3;w=60'
    assert answers[0].headers["RateLimit"].startswith('"client";r=1;t=')
    assert answers[2].headers["RateLimit"].startswith('"client";r=0;t=')
    assert int(answers[2].headers["Retry-After"]) > 0
    assert district.ok("GET", "/clients")["items"][0]["per_minute"] == 3
    gone = {"expires_at": "2020-01-01T00:00:00+08:00"}
    assert district.refused("POST", "/clients", {**HOTLINE, **gone})["field"] == "expires_at"


def test_a_client_may_have_a_daily_quota(district: District) -> None:
    """It may be less than a minute's, and then simply binds."""
    client = register(district, per_minute=9, per_day=2)
    house = district.house
    token = house.exchange(grant_type="client_credentials", **client).get_json()["access_token"]
    claims = house.claims(token)
    assert (claims["quota"], claims["daily_quota"]) == (9, 2)
    answers = [house.call("GET", "/places", token) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].headers["RateLimit-Policy"] == '"client";q=9;w=60, "client-day";q=2;w=86400'
    assert 0 < int(answers[2].headers["Retry-After"]) <= 86_400
    assert district.ok("GET", "/clients")["items"][0]["per_day"] == 2


def test_without_a_daily_quota_the_token_names_none(district: District) -> None:
    house, client = district.house, register(district, per_day=0)
    token = house.exchange(grant_type="client_credentials", **client).get_json()["access_token"]
    assert "daily_quota" not in house.claims(token)
    assert district.ok("GET", "/clients")["items"][0]["per_day"] == 0


@pytest.mark.parametrize("wrong", [-1, 100_000_001, 10**15, "many", 1.5, None])
def test_a_daily_quota_is_a_number_within_bounds(district: District, wrong: object) -> None:
    problem = district.refused("POST", "/clients", {**HOTLINE, "per_day": wrong})
    assert problem["code"] == "request.invalid"
    assert [error["field"] for error in problem["errors"]] == ["per_day"]
    beyond = district.refused("POST", "/clients", {**HOTLINE, "per_day": 10**30})
    assert beyond["code"] == "request.malformed"
    assert district.ok("GET", "/clients")["items"] == []
