# SPDX-License-Identifier: AGPL-3.0-or-later
"""A log-in that ended, or a role that was taken back, is felt in every service and in the portal."""

import time
from collections.abc import Callable

import httpx

from tests.system.portal.conftest import SESSION, Browser
from tests.town import NEIGHBOURHOOD, PASSWORD, Person, Town

WITHIN_S = 60


def felt(ask: Callable[[], httpx.Response], status: int) -> bool:
    """Whether the answer has the status within a minute."""
    deadline = time.monotonic() + WITHIN_S
    while time.monotonic() < deadline:
        if ask().status_code == status:
            return True
        time.sleep(0.5)
    return False


def test_a_copied_cookie_is_worth_nothing_after_the_log_out(browser: Callable[[], Browser]) -> None:
    visitor = browser()
    visitor.log_in("resident", "/report")
    copied = {"Cookie": f"{SESSION}={visitor.http.cookies[SESSION]}"}
    portal = str(visitor.http.base_url)

    def ask() -> httpx.Response:
        return httpx.get(f"{portal}/mine", headers=copied, trust_env=False, timeout=30)

    assert ask().status_code == 200
    visitor.http.post("/log-out", data={"csrf": visitor.form()["csrf"]})
    assert felt(ask, 303), "the copied cookie still opens the page"
    assert ask().headers["Location"].startswith("/log-in")


def test_a_role_that_was_taken_back_is_gone_everywhere(town: Town) -> None:
    person = Person("周替班", "stand-in@320585")
    given = {"name": person.name, "path": NEIGHBOURHOOD}
    person.id = town.call("admin", "POST", "identity", "persons", given)["id"]
    account = {"person_id": person.id, "login": person.login, "password": PASSWORD}
    town.call("admin", "POST", "identity", "accounts", account)
    role = {"person_id": person.id, "role": "dispatcher", "path": NEIGHBOURHOOD}
    grant = town.call("admin", "POST", "identity", "roles/grants", role)["id"]
    token = town.token(person.login)

    def ask(service: str, path: str) -> httpx.Response:
        url = f"{town.stack.url(service)}/{service}/v1/{path}"
        return httpx.get(url, headers={"Authorization": f"Bearer {token}"}, trust_env=False, timeout=30)

    assert [ask("identity", "places").status_code, ask("dispatch", "orders").status_code] == [200, 200]
    town.call("admin", "DELETE", "identity", f"roles/grants/{grant}")
    assert ask("identity", "places").status_code == 401
    assert felt(lambda: ask("dispatch", "orders"), 401)
    token = town.token(person.login)
    assert ask("dispatch", "orders").json()["code"] == "forbidden"
