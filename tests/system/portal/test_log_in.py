# SPDX-License-Identifier: AGPL-3.0-or-later
"""Logging in and out, and what becomes of a log-in that is over, forged or of another person."""

from base64 import urlsafe_b64decode
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import httpx

from services.chassis.clock import system_now
from tests.system.portal.conftest import SESSION, Browser
from tests.town import PASSWORD, Town, submit_log_in


def test_a_deep_link_comes_back_after_the_log_in(town: Town, browser: Callable[[], Browser]) -> None:
    visitor, order = browser(), town.orders["running"]
    asked = visitor.http.get(f"/orders/{order}", follow_redirects=False)
    assert asked.status_code == 303
    page = visitor.get(asked.headers["Location"])
    assert page.url.path.endswith("/authorize")
    query = parse_qs(page.url.query.decode())
    assert query["code_challenge_method"] == ["S256"]
    sent = submit_log_in(visitor.http, page, town.people["resident"].login, PASSWORD)
    back = visitor.get(sent.headers["Location"])
    assert back.url.path == f"/orders/{order}"
    assert "照明损坏" in back.text
    assert "李梅" in back.text


def test_the_cookie_is_out_of_reach_and_says_nothing(town: Town, browser: Callable[[], Browser]) -> None:
    visitor = browser()
    page = visitor.http.get("/log-in")
    sent = submit_log_in(visitor.http, page, town.people["resident"].login, PASSWORD)
    answer = visitor.http.get(sent.headers["Location"], follow_redirects=False)
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith(f"{SESSION}="))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert len(cookie) < 4096
    value = cookie.partition("=")[2].partition(";")[0].rstrip("=")
    assert b"access" not in urlsafe_b64decode(value + "=" * (-len(value) % 4))


def test_log_out_ends_the_log_in_at_the_identity_provider_too(browser: Callable[[], Browser]) -> None:
    visitor = browser()
    visitor.log_in("resident", "/report")
    out = visitor.http.post("/log-out", data={"csrf": visitor.form()["csrf"]})
    assert out.url.path == "/"
    assert "登录" in out.text
    again = visitor.http.get("/log-in")
    assert again.url.path.endswith("/authorize"), "the identity provider asks for the password again"


def test_a_forged_log_out_is_refused(resident: Browser) -> None:
    assert resident.send("/log-out", csrf="x").status_code == 403
    assert resident.get("/mine").status_code == 200


def test_a_touched_cookie_is_no_log_in(resident: Browser) -> None:
    good = resident.http.cookies[SESSION]
    resident.http.cookies.clear()
    touched = good[:60] + ("A" if good[60] != "A" else "B") + good[61:]
    resident.http.cookies.set(SESSION, touched, domain="127.0.0.1")
    answer = resident.http.get("/mine", follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/log-in?back=/mine")


def test_the_answer_to_another_log_in_is_refused(town: Town, browser: Callable[[], Browser]) -> None:
    """Somebody else's code must not log this browser in as him."""
    attacker, victim = browser(), browser()
    page = attacker.http.get("/log-in")
    sent = submit_log_in(attacker.http, page, town.people["dispatcher"].login, PASSWORD)
    victim.http.get("/log-in")
    answer = victim.http.get(sent.headers["Location"])
    assert answer.status_code == 400
    assert "登录没有完成" in answer.text
    assert SESSION not in victim.http.cookies


def test_a_code_is_good_once(town: Town, browser: Callable[[], Browser]) -> None:
    visitor = browser()
    page = visitor.http.get("/log-in")
    attempt = visitor.http.cookies["linli_log_in"]
    sent = submit_log_in(visitor.http, page, town.people["resident"].login, PASSWORD)
    assert visitor.get(sent.headers["Location"]).status_code == 200
    visitor.http.cookies.set("linli_log_in", attempt, domain="127.0.0.1", path="/log-in")
    again = visitor.http.get(sent.headers["Location"])
    assert again.status_code == 400


def test_a_log_in_that_is_over_is_asked_for_again_also_by_a_form(town: Town, staff: Browser) -> None:
    order = town.orders["running"]
    staff.get(f"/orders/{order}")
    form = staff.form("comment")
    staff.http.cookies.delete(SESSION)
    answer = staff.send(f"/orders/{order}", **form)
    assert answer.status_code == 303
    assert urlsplit(answer.headers["Location"]).path == "/log-in"
    back = staff.get(answer.headers["Location"])
    assert back.url.path == f"/orders/{order}", "the identity provider still knows the person"


def test_back_to_a_finished_log_in_is_no_error(town: Town, browser: Callable[[], Browser]) -> None:
    visitor = browser()
    page = visitor.http.get("/log-in?back=/report")
    sent = submit_log_in(visitor.http, page, town.people["resident"].login, PASSWORD)
    assert visitor.get(sent.headers["Location"]).url.path == "/report"
    again = visitor.get(sent.headers["Location"])
    assert (again.status_code, again.url.path) == (200, "/")


def test_on_an_own_device_the_log_in_outlives_the_browser(town: Town, browser: Callable[[], Browser]) -> None:
    visitor = browser()
    page = visitor.http.get("/log-in")
    sent = submit_log_in(visitor.http, page, town.people["resident"].login, PASSWORD, remember="yes")
    answer = visitor.http.get(sent.headers["Location"], follow_redirects=False)
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith(f"{SESSION}="))
    assert "Expires=" in cookie
    (kept,) = [one for one in visitor.http.cookies.jar if one.name == SESSION]
    assert kept.expires is not None
    assert 29 * 86_400 < kept.expires - system_now().timestamp() <= 30 * 86_400


def test_ready_says_what_it_needs(town: Town) -> None:
    answer = httpx.get(f"{town.portal}/ready", trust_env=False)
    assert answer.json() == {"status": "ready", "identity": "ok", "dispatch": "ok"}
