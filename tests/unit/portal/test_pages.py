# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be seen of the portal without any service: access, headers, addresses and forms."""

from pathlib import Path

import flask
import pytest

from services.chassis.settings import SettingsError
from services.portal.access import local
from services.portal.app import make_portal
from services.portal.settings import PortalSettings

GIVEN = {
    "LINLI_ISSUER": "http://127.0.0.1:8401",
    "LINLI_JWKS_URL": "http://127.0.0.1:8401/identity/v1/jwks.json",
    "LINLI_IDENTITY_URL": "http://127.0.0.1:8401",
    "LINLI_DISPATCH_URL": "http://127.0.0.1:8402",
    "LINLI_DELIBERATION_URL": "http://127.0.0.1:8403",
    "LINLI_CREDIT_URL": "http://127.0.0.1:8404",
    "LINLI_FINANCE_URL": "http://127.0.0.1:8406",
    "LINLI_OUTREACH_URL": "http://127.0.0.1:8407",
    "LINLI_PORTAL_URL": "http://127.0.0.1:8400",
    "LINLI_PORTAL_CLIENT_SECRET": "secret",
    "LINLI_PORTAL_SESSION_KEY": "A" * 43,
}
PUBLIC = {
    "home.first",
    "board.show",
    "board.publication",
    "board.votes",
    "board.vote",
    "board.meetings",
    "board.meeting",
    "public_ratings.index",
    "requests.rates",
    "requests.show",
    "maps.everybody",
    "public_ratings.show",
    "glass.index",
    "glass.project",
    "bid_calls.public_assets",
    "bid_calls.public_call",
    "public_statements.show",
    "public_statements.table",
    "workbooks.statement",
    "incidents.everybody",
    "public_statements.journal",
    "public_receipts.show",
    "matters.agenda",
    "matters.topic",
    "governance.bodies",
    "governance.body",
    "governance.election",
    "governance.charters",
    "governance.charter",
    "governance.plans",
    "governance.plan",
    "governance.budgets",
    "governance.budget",
    "reading.language",
    "reading.type_size",
    "stylesheet",
    "public_year_plans.index",
    "public_year_plans.plan",
    "log_in.begin",
    "log_in.done",
    "log_in.finish",
    "log_in.end",
    "password.done",
    "live",
    "ready",
    "static",
}


@pytest.fixture(scope="module")
def app() -> flask.Flask:
    return make_portal(PortalSettings.load(GIVEN))


def test_every_page_but_the_named_needs_a_log_in(app: flask.Flask) -> None:
    for rule in app.url_map.iter_rules():
        if rule.endpoint in PUBLIC:
            continue
        values = dict.fromkeys(rule.arguments, "01927f3a-0000-7000-8000-000000000001")
        with app.test_request_context():
            address = flask.url_for(rule.endpoint, **values)
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            answer = app.test_client().open(address, method=method)
            assert answer.status_code == 303, rule
            assert answer.location.startswith("/log-in?back=/"), rule


def test_the_first_page_tells_strangers_what_this_is_in_chinese(app: flask.Flask) -> None:
    page = app.test_client().get("/")
    assert page.status_code == 200
    assert '<html lang="zh-CN">' in page.text
    assert "有事说一声" in page.text


def test_every_answer_keeps_others_out(app: flask.Flask) -> None:
    browser = app.test_client()
    for address in ("/", "/mine", "/nowhere", "/kit.css"):
        headers = browser.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in browser.get("/").headers["Cache-Control"]


def test_templates_hold_no_inline_script_or_style() -> None:
    for path in (Path(__file__).parents[3] / "services/portal").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<style" not in text, path
        assert " style=" not in text, path
        assert " on" + "click" not in text, path
        assert "<script>" not in text, path


def test_a_page_that_is_not_there_says_so_in_the_chosen_language(app: flask.Flask) -> None:
    browser = app.test_client()
    assert "找不到这个页面" in browser.get("/nowhere").text
    answer = browser.get("/language/en?back=/nowhere")
    assert (answer.status_code, answer.location) == (303, "/nowhere")
    page = browser.get("/nowhere")
    assert page.status_code == 404
    assert '<html lang="en">' in page.text
    assert browser.get("/language/fr").status_code == 404
    assert browser.get("/orders/not-an-id").status_code == 404
    assert browser.put("/").status_code == 405


@pytest.mark.parametrize("path", ["\xff", "orders/\xc3", "board/320585\xff", "static/\xff.css"])
def test_a_path_that_is_not_utf8_is_not_read(app: flask.Flask, path: str) -> None:
    page = app.test_client().get("/", environ_overrides={"PATH_INFO": f"/{path}"})
    assert page.status_code == (404 if path.startswith("static") else 400)
    assert "\ufffd" not in page.text


ADDRESSES = ("/?q=%FF", "/nowhere?%C3=1", "/mine?a=1&b=%ED%A0%80", "/language/en?back=%FF")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_query_that_is_not_utf8_is_refused_on_a_page(app: flask.Flask, address: str) -> None:
    page = app.test_client().get(address)
    assert page.status_code == 400
    assert "提交的内容无法识别" in page.text


@pytest.mark.parametrize("form", [b"description=%FF", b"description=\xff", b"%C3=1&csrf=x"])
def test_a_form_that_is_not_utf8_is_refused_on_a_page(app: flask.Flask, form: bytes) -> None:
    kind = "application/x-www-form-urlencoded"
    page = app.test_client().post("/report", data=form, content_type=kind)
    assert page.status_code == 400
    assert "提交的内容无法识别" in page.text


@pytest.mark.parametrize("name", ["linli_portal", "linli_language", "linli_hat", "linli_type"])
def test_a_cookie_that_is_not_utf8_is_none_of_ours(app: flask.Flask, name: str) -> None:
    for value in ("\xff\xe9", '"\\377\\303"', '"\xff"'):
        page = app.test_client(use_cookies=False).get("/", headers={"Cookie": f"{name}={value}"})
        assert page.status_code == 200
        assert '<html lang="zh-CN">' in page.text


def test_a_callback_without_an_attempt_is_refused(app: flask.Flask) -> None:
    page = app.test_client().get("/log-in/callback?code=x&state=y")
    assert page.status_code == 400
    assert "登录没有完成" in page.text


def test_log_out_without_a_log_in_leads_home(app: flask.Flask) -> None:
    assert app.test_client().post("/log-out").location == "/"


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/orders/1?x=2", "/orders/1?x=2"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
        ("/" + "x" * 600, "/"),
    ],
)
def test_nobody_is_led_away(asked: str, led: str) -> None:
    assert local(asked) == led


def test_wrong_settings_are_all_named() -> None:
    with pytest.raises(SettingsError) as error:
        PortalSettings.load(GIVEN | {"LINLI_PORTAL_SESSION_KEY": "short", "LINLI_PORTAL_URL": "portal"})
    assert "portal_session_key" in str(error.value)
    assert "portal_url" in str(error.value)
    assert "short" not in str(error.value)
