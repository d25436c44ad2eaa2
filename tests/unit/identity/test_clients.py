# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime, timedelta

import pytest

from services.chassis.values import Invalid, OrgPath
from services.identity.domain import clients, districts, sessions, signing_keys
from services.identity.domain.clients import Client, ClientRole
from services.identity.domain.events import DistrictCreated, SigningKeysRotated
from services.identity.domain.kinds import GrantType
from services.identity.domain.roles import Role
from services.identity.domain.signing_keys import SigningKey

CODE, CREDENTIALS, REFRESH = (
    GrantType.AUTHORIZATION_CODE,
    GrantType.CLIENT_CREDENTIALS,
    GrantType.REFRESH_TOKEN,
)
SECRET = sessions.digest("secret")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def client(**changes: object) -> Client:
    given: dict[str, object] = {
        "id": "app@320585",
        "name": "App",
        "grant_types": (CODE, REFRESH),
        "secret_hash": SECRET,
        "redirect_uris": ("https://app.example/cb",),
    }
    return Client(**{**given, **changes})  # type: ignore[arg-type]


def test_a_client_names_its_tenant() -> None:
    assert clients.client_id("portal", "platform") == "portal"
    assert clients.client_id("hotline", "320585") == "hotline@320585"
    assert clients.tenant_of("hotline@320585") == "320585"
    assert clients.tenant_of("portal") == "platform"
    for name in ("", "A", "a@b", "x" * 41):
        with pytest.raises(Invalid):
            clients.client_id(name, "320585")


def test_the_platform_serves_all_and_a_district_itself() -> None:
    assert client(id="portal").serves("320585")
    assert client().serves("320585")
    assert not client().serves("900001")


@pytest.mark.parametrize(
    "changes",
    [
        {"grant_types": ()},
        {"grant_types": (REFRESH,)},
        {"redirect_uris": ()},
        {"grant_types": (CREDENTIALS,)},
        {"grant_types": (CREDENTIALS,), "redirect_uris": (), "secret_hash": ""},
        {"roles": (ClientRole(Role.INTEGRATOR, OrgPath("/320585")),)},
        {"redirect_uris": ("http://app.example/cb",)},
        {"redirect_uris": ("https://app.example/cb#x",)},
        {"redirect_uris": ("https://*.example/cb",)},
        {"redirect_uris": ("https://user@app.example/cb",)},
        {"redirect_uris": ("javascript:alert(1)",)},
        {"redirect_uris": ("/cb",)},
        {"redirect_uris": ("https://app.example/cb\r\nX: y",)},
        {"redirect_uris": ("https://app.example/a b",)},
        {"redirect_uris": ('https://app.example/"',)},
        {"redirect_uris": ("https://app.example;x/",)},
        {"redirect_uris": ("https://app.example:port/",)},
        {"redirect_uris": ("http://[::1].evil.example/cb",)},
        {"redirect_uris": ("https:///cb",)},
        {"redirect_uris": ("com.example.app:/cb",)},
        {"redirect_uris": ("myapp:/cb",), "secret_hash": ""},
        {"redirect_uris": ("com.example.app://host/cb",), "secret_hash": ""},
        {"post_logout_redirect_uris": ("http://app.example/",)},
    ],
)
def test_what_does_not_fit_together_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        clients.register(client(**changes), NOW)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"scopes": ("dispatch.orders.read",), "roles": ()}, "scopes"),
        ({"scopes": ("everything",)}, "scopes"),
        ({"scopes": ("dispatch.orders.read profile",)}, "scopes"),
        ({"expires_at": NOW}, "expires_at"),
    ],
)
def test_bounds_that_make_no_sense_are_refused(changes: dict[str, object], field: str) -> None:
    roles = (ClientRole(Role.INTEGRATOR, OrgPath("/320585")),)
    given = {"grant_types": (CREDENTIALS,), "redirect_uris": (), "roles": roles}
    with pytest.raises(Invalid) as refused:
        clients.register(client(**{**given, **changes}), NOW)
    assert refused.value.field == field


def test_a_client_is_usable_until_it_expires() -> None:
    until = client(expires_at=NOW)
    assert until.usable(NOW - timedelta(seconds=1))
    assert not until.usable(NOW)
    assert not client(active=False).usable(NOW)
    assert clients.warn(client()) == []
    assert clients.warn(client(active=False, expires_at=NOW)) == []


def test_loopback_may_do_without_tls() -> None:
    made, events = clients.register(client(redirect_uris=("http://127.0.0.1:8400/callback",)), NOW)
    assert made.knows("secret", NOW)
    assert not made.knows("", NOW)
    assert len(events) == 1


def test_a_retired_key_stays_published_until_its_tokens_have_expired() -> None:
    hour = timedelta(hours=1)
    first, second, third = (SigningKey(name, "{}", "sealed", NOW) for name in ("1", "2", "3"))
    retired, dropped, events = signing_keys.rotate(second, [first], NOW, hour)
    assert events == [SigningKeysRotated("2", ("1",))]
    assert dropped == []
    assert retired[0].published_at(NOW + timedelta(minutes=59))
    assert not retired[0].published_at(NOW + hour)
    _, dropped, _ = signing_keys.rotate(third, [*retired, second], NOW + hour, hour)
    assert dropped == retired


def test_a_new_key_signs_when_all_can_know_it() -> None:
    known_after, hour = timedelta(seconds=6), timedelta(hours=1)
    first = SigningKey("1", "{}", "sealed", NOW)
    assert signing_keys.signing([first], NOW, known_after) == first, "the very first signs at once"
    second = SigningKey("2", "{}", "sealed", NOW + hour)
    retired, _, _ = signing_keys.rotate(second, [first], NOW + hour, hour)
    keys = [second, *retired]
    assert signing_keys.signing(keys, NOW + hour + timedelta(seconds=5), known_after) == retired[0]
    assert signing_keys.signing(keys, NOW + hour + known_after, known_after) == second
    assert signing_keys.signing([], NOW, known_after) is None


def test_a_district_is_of_the_national_list_or_reserved() -> None:
    district, events = districts.create("320585", "太仓市", "Asia/Shanghai")
    assert events == [DistrictCreated("320585", "320585", "太仓市", "/320585", "Asia/Shanghai")]
    assert district.path == "/320585"
    assert districts.create("900001", "Boston", "America/New_York")[0].id == "900001"
    for code, zone in (("990101", "Asia/Shanghai"), ("320585", "Mars/Olympus"), ("320585", "../etc/passwd")):
        with pytest.raises(Invalid):
            districts.create(code, "x", zone)
