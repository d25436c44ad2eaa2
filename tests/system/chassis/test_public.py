# SPDX-License-Identifier: AGPL-3.0-or-later
"""What strangers may read: of one district that there is, never as the platform, and not too often."""

import pytest
from flask.testing import FlaskClient
from joserfc.jwk import KeySet

from services.chassis.http import make_app
from services.chassis.http.rate_limit import network
from services.chassis.settings import Settings
from services.chassis.store import tenants
from services.chassis.store.store import platform_principal
from tests.system.chassis.api import HELD, THINGS, Api, api, make_resource, refused
from tests.system.chassis.conftest import TENANT, Bench

__all__ = ["api"]

PUBLIC = f"{THINGS}/public"


def client(api: Api, settings: Settings, bench: Bench, **changed: object) -> FlaskClient:
    keys = KeySet([api.key])
    other = settings.model_copy(update=changed)
    app = make_app(other, "public", bench.sender, [make_resource()], HELD, keys=lambda **_: keys)
    return app.test_client()


def test_a_stranger_reads_one_district(api: Api) -> None:
    api.add("lamp")
    shown = api.client.get(f"{PUBLIC}/{TENANT}")
    assert [item["name"] for item in shown.json["items"]] == ["lamp"]  # type: ignore[index]
    assert shown.headers["Cache-Control"] == "public, max-age=60"
    again = api.client.get(f"{PUBLIC}/{TENANT}", headers={"If-None-Match": shown.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("code", ["999999", "platform", "320583"])
def test_of_a_district_that_is_not_served_nothing_is_shown(api: Api, bench: Bench, code: str) -> None:
    closed = tenants.Tenant("320583", "Closed", "Asia/Shanghai", active=False)
    bench.sender.transact(platform_principal("t"), lambda tx: tenants.keep(tx, closed))
    problem = refused(api.client.get(f"{PUBLIC}/{code}"), 404, "not_found")
    assert (problem["kind"], problem["id"]) == ("district", code)


def test_a_stranger_cannot_enter_another_district(api: Api) -> None:
    refused(api.client.get(f"{PUBLIC}/{TENANT}/elsewhere"), 500, "internal")


def test_a_stranger_only_reads(api: Api) -> None:
    refused(api.client.post(f"{PUBLIC}/{TENANT}"), 405, "request.method_not_allowed")
    assert api.names() == []


def test_a_stranger_asks_so_often_and_no_more(api: Api, settings: Settings, bench: Bench) -> None:
    slow = client(api, settings, bench, stranger_requests_per_second=1.0)
    statuses = [slow.get(f"{PUBLIC}/{TENANT}").status_code for _ in range(5)]
    assert (statuses[0], statuses[-1]) == (200, 429)
    problem = slow.get(f"{PUBLIC}/{TENANT}")
    refused(problem, 429, "too_many_requests")
    assert problem.headers["Retry-After"] == "1"
    other = slow.get(f"{PUBLIC}/{TENANT}", environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    assert other.status_code == 200
    assert slow.get(THINGS, headers=api.token()).status_code == 200


def test_unknown_districts_share_one_limit(api: Api, settings: Settings, bench: Bench) -> None:
    slow = client(api, settings, bench, stranger_requests_per_second=1.0)
    assert [slow.get(f"{PUBLIC}/9{n:05d}").status_code for n in range(5)][-1] == 429


def test_a_trusted_proxy_says_who_asks(api: Api, settings: Settings, bench: Bench) -> None:
    behind = client(api, settings, bench, stranger_requests_per_second=1.0, trusted_proxies=1)
    for number in range(6):
        asked = behind.get(f"{PUBLIC}/{TENANT}", headers={"X-Forwarded-For": f"192.0.2.{number}"})
        assert asked.status_code == 200


def test_an_ipv6_customer_is_one_stranger() -> None:
    assert network("2001:db8:1:2:3::4") == network("2001:db8:1:2::5") == "2001:db8:1:2::/64"
    assert network("192.0.2.7") == "192.0.2.7"
    assert network("") == ""
