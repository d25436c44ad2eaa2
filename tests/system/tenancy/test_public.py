# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nothing public runs with the power to enter another tenant: over all public routes of all services.

Every unit of work that the requests make is kept, and afterwards tries to get into another district.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from werkzeug.test import TestResponse

from services.chassis.clock import system_now
from services.chassis.http import make_app
from services.chassis.http.route import Route
from services.chassis.store import Store, UnitOfWork
from services.chassis.store.tenants import Tenant
from services.chassis.values import PLATFORM
from services.finance.domain import payments
from services.identity.app import OwnKeys
from services.outreach.domain import signatures
from tests.samples.world import World
from tests.system.identity.conftest import OPERATOR, PASSWORD, House, authorize_path
from tests.system.identity.log_in.second_factors import ASKING
from tests.system.identity.log_in.second_factors import send as at_page
from tests.system.identity.log_in.test_request_reset import ask
from tests.system.identity.log_in.test_reset_password import send
from tests.system.outreach.commands.test_take_bounce import REPORT as BOUNCE
from tests.system.tenancy.conftest import REPORT_SECRET, SERVICES
from tests.system.tenancy.operations import OPEN

NOBODYS = "01927f3a-0000-7000-8000-000000000001"
ELSEWHERE = Tenant("900703", "elsewhere", "Asia/Shanghai")


@dataclass
class Watched:
    """The services' APIs, each made once, whose units of work are kept."""

    world: World
    units: list[UnitOfWork] = field(default_factory=list)
    _made: dict[str, House] = field(default_factory=dict)

    def house(self, service: str, *, anew: bool = False) -> House:
        """One service's API."""
        if anew or service not in self._made:
            self._made[service] = self._make(service)
        return self._made[service]

    def _make(self, service: str) -> House:
        home, app = self.world.house, SERVICES[service]
        patient = home.settings.model_copy(update={"stranger_requests_per_second": 0})
        store = recorded(self.world.stores[service], self.units)
        api = make_app(patient, service, store, app.RESOURCES, app.HELD, keys=home.store.tools.keys)
        return House(api, store, home.settings, home.gateway)

    @property
    def login(self) -> str:
        return f"admin@{self.world.seeded.code}"


def recorded(store: Store[Any], units: list[UnitOfWork]) -> Store[Any]:
    class Recorded(store.tx):  # type: ignore[name-defined,misc]
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            units.append(self)

    own = hasattr(store.tools, "keys")
    tools = replace(store.tools, keys=OwnKeys(lambda: kept)) if own else store.tools
    kept: Store[Any] = replace(store, tx=Recorded, tools=tools)
    return kept


@pytest.fixture(scope="module")
def made(world: World) -> Watched:
    return Watched(world)


@pytest.fixture
def watched(made: Watched) -> Watched:
    """As if nobody had asked yet."""
    made.units.clear()
    return made


def log_in(house: House, login: str) -> TestResponse:
    return house.submit(house.browser(), login, PASSWORD)


def log_out(house: House, login: str, method: str) -> TestResponse:
    """Of a browser that is logged in, with an id_token as the hint of whom it means."""
    browser = house.browser()
    house.submit(browser, login, PASSWORD)
    hint = house.log_in(login)["id_token"]
    path = f"/identity/v1/oauth/logout?id_token_hint={hint}"
    if method == "GET":
        return browser.get(path)
    csrf = browser.get_cookie("linli_csrf", path="/identity/v1/oauth")
    assert csrf is not None
    return browser.post(path, data={"csrf": csrf.value})


def refresh(house: House, login: str) -> TestResponse:
    return house.exchange(grant_type="refresh_token", refresh_token=house.log_in(login)["refresh_token"])


def revoke(house: House, login: str) -> TestResponse:
    token = house.log_in(login)["refresh_token"]
    given = {"client_id": "portal", "client_secret": "portal-secret-for-tests", "token": token}
    return house.app.test_client().post("/identity/v1/oauth/revoke", data=given)


def reset_password(house: House, login: str) -> TestResponse:
    """With a code that nobody was sent."""
    browser = house.browser()
    ask(house, browser, login).close()
    return send(browser, login, "000000")


def signed(body: str) -> dict[str, str]:
    """The headers of whoever knows the secret of reports."""
    at = system_now()
    key = signatures.key_of(REPORT_SECRET)
    return {
        "webhook-id": "r",
        "webhook-timestamp": str(signatures.seconds(at)),
        "webhook-signature": signatures.sign(key, signatures.signed_text("r", at, body.encode())),
    }


def report(house: House, login: str) -> TestResponse:
    """Of a message that nobody sent, signed as the gateway signs."""
    body = json.dumps({"id": f"{login.partition('@')[2]}.{NOBODYS}", "state": "failed"})
    client = house.app.test_client(use_cookies=False)
    return client.post(
        "/outreach/v1/reports", data=body, headers=signed(body), content_type="application/json"
    )


def bounced(house: House, login: str) -> TestResponse:
    """Of a mail that nobody sent, passed on by who may."""
    reference = f"{login.partition('@')[2]}.{NOBODYS}"
    given = {"to": "a@mx.example", "action": "failed", "kind": "text/rfc822-headers", "envelope": ""}
    body = BOUNCE.format(reference=reference, status="5.1.1", **given)
    client = house.app.test_client(use_cookies=False)
    return client.post(
        "/outreach/v1/mail/bounces", data=body, headers=signed(body), content_type="message/rfc822"
    )


def stopped(house: House, login: str) -> TestResponse:
    """By the link of a mail that nobody sent."""
    client = house.app.test_client(use_cookies=False)
    address = f"/outreach/v1/mail/stops?stop={login.partition('@')[2]}.{NOBODYS}"
    return client.post(address, data={"List-Unsubscribe": "One-Click"})


def second_factors(house: House, login: str, path: str, **form: str) -> TestResponse:
    """At the page of one's own second factors."""
    browser = house.browser()
    house.submit(browser, login, PASSWORD, authorize_path(action="second_factors"))
    return at_page(browser, path, ASKING, **form)


def logged_in(house: House, login: str, path: str) -> TestResponse:
    """Of a browser that is logged in."""
    browser = house.browser()
    house.submit(browser, login, PASSWORD)
    return browser.get(f"/identity/v1/oauth/{path}?{ASKING}")


def second_step(house: House, path: str) -> TestResponse:
    """Of a browser in which nobody has begun to log in."""
    browser = house.browser()
    browser.get(authorize_path())
    return at_page(browser, path)


def outside(house: House, login: str, path: str, method: str = "GET") -> TestResponse:
    """By a provider that the district does not have; an operator of the platform names some district."""
    district, browser = login.partition("@")[2].replace("platform", "999999"), house.browser()
    for cookie in ("linli_outside", "linli_link"):
        browser.set_cookie(cookie, f"{district}.x", path="/identity/v1/oauth")
    browser.get(authorize_path())
    if method == "POST":
        return at_page(browser, path, ASKING)
    return browser.get(f"/identity/v1/oauth/{path}?district={district}")


def notify(house: House, login: str) -> TestResponse:
    """Of a payment that nobody began, signed as the payment provider signs."""
    told = {
        "reference": f"{login.partition('@')[2]}.{NOBODYS}",
        "event": "paid",
        "amount": 1,
        "currency": "CNY",
    }
    body = json.dumps(told).encode()
    headers = {"Provider-Signature": payments.signature(REPORT_SECRET, body)}
    client = house.app.test_client(use_cookies=False)
    return client.post("/finance/v1/notices", data=body, headers=headers, content_type="application/json")


SENT: dict[str, Callable[[House, str], TestResponse]] = {
    "show_log_in": lambda house, _: house.browser().get(authorize_path()),
    "send_log_in": log_in,
    "show_log_out": lambda house, login: log_out(house, login, "GET"),
    "send_log_out": lambda house, login: log_out(house, login, "POST"),
    "issue_token": refresh,
    "revoke_token": revoke,
    "send_code": lambda house, login: ask(house, house.browser(), login),
    "send_reset": reset_password,
    "send_phone_code": lambda house, _: second_step(house, "phone-code"),
    "send_phone_code_answer": lambda house, _: second_step(house, "phone-code/answer"),
    "show_second_factor": lambda house, login: logged_in(house, login, "second-factor"),
    "show_first_password": lambda house, login: logged_in(house, login, "first-password"),
    "send_first_password": lambda house, _: second_step(house, "first-password"),
    "show_own_second_factors": lambda house, login: logged_in(house, login, "second-factors"),
    "send_second_factor": lambda house, _: second_step(house, "second-factor"),
    "send_passkey": lambda house, _: second_step(house, "passkey"),
    "send_authenticator": lambda house, login: second_factors(house, login, "second-factors/app"),
    "send_new_passkey": lambda house, login: second_factors(house, login, "second-factors/passkeys"),
    "send_removal": lambda house, login: second_factors(house, login, "second-factors/remove"),
    "send_recovery_codes": lambda house, login: second_factors(house, login, "second-factors/recovery-codes"),
    "begin_outside": lambda house, login: outside(house, login, f"outside/{NOBODYS}/begin"),
    "finish_outside": lambda house, login: outside(house, login, f"outside/{NOBODYS}/callback"),
    "show_link": lambda house, login: outside(house, login, "outside-link"),
    "send_link": lambda house, login: outside(house, login, "outside-link", "POST"),
    "take_report": report,
    "take_bounce": bounced,
    "stop_mail": stopped,
    "notify_payment": notify,
    "show_jwks": lambda house, _: house.call("GET", "/jwks.json"),
}
"""What is not a plain GET, and all that goes before it."""
NOT_FOUND = dict.fromkeys(("take_report", "take_bounce", "stop_mail", "notify_payment"), 404)
REFUSED = {
    "send_reset": 422,
    "send_phone_code": 422,
    "send_phone_code_answer": 422,
    "send_authenticator": 403,
    "send_new_passkey": 403,
    "begin_outside": 403,
    "finish_outside": 403,
} | NOT_FOUND
"""What an operation answers where it is refused: its units of work are looked at all the same."""


FROM_MEMORY = {"show_discovery_json", "show_discovery_xml"}
"""What an API that has answered something like it answers without a unit of work."""


def sent(house: House, route: Route, login: str, world: World) -> TestResponse:
    if route.operation in SENT:
        return SENT[route.operation](house, login)
    assert route.method == "GET", f"say in SENT how {route.operation} is asked"
    return house.app.test_client().get(world.public_path(route))


ASKED = [(service, route, "district") for service, route in OPEN]
ASKED += [(service, route, "operator") for service, route in OPEN if service == "identity"]
"""Who logs in is asked of identity alone: an operator of the platform, too."""


@pytest.mark.parametrize(
    ("service", "route", "whose"), ASKED, ids=[f"{s}.{r.operation}-{whose}" for s, r, whose in ASKED]
)
def test_no_public_request_can_enter_a_tenant(
    watched: Watched, service: str, route: Route, whose: str
) -> None:
    login = watched.login if whose == "district" else OPERATOR
    house = watched.house(service, anew=route.operation in FROM_MEMORY)
    answer = sent(house, route, login, watched.world)
    refused = answer.status_code == REFUSED.get(route.operation)
    assert answer.status_code < 400 or refused, answer.get_data(as_text=True)
    assert watched.units, "no proof, nothing was recorded"
    for unit in watched.units:
        assert unit.by.grants == ()
        with pytest.raises(PermissionError):
            unit.as_tenant(ELSEWHERE.id)
        with pytest.raises(PermissionError):
            unit.found(ELSEWHERE)
    if whose == "district":
        written = {unit.tenant for unit in watched.units if unit.session is not None}
        assert PLATFORM not in written
        assert written <= {watched.world.seeded.code}


def test_a_client_that_nobody_knows_is_refused_in_no_tenant(watched: Watched) -> None:
    answer = watched.house("identity").exchange(client_id="nobody", grant_type="client_credentials")
    assert (answer.status_code, answer.get_json()["error"]) == (400, "invalid_client")
    assert {unit.tenant for unit in watched.units if unit.session is not None} <= {""}
