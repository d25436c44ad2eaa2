# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may do what, by the pages: persons, roles, companies, clients, districts; secrets are shown once."""

import re
from collections.abc import Callable

import pytest

from tests.samples.companies import CREDIT_CODE
from tests.system.portal.conftest import Browser
from tests.town import NEIGHBOURHOOD, PASSWORD, Town, submit_log_in

TAKES_LONG = "each step goes through the whole town"
Come = Callable[[str], Browser]
PHONE, CITIZEN_ID = "13962501234", "11010519491231002X"


def do(admin: Browser, at: str, act: str, /, **typed: str) -> int:
    """Do an act of a page; the page after it is the browser's."""
    admin.get(at)
    sent = admin.send(at, **admin.form(act), **typed)
    if sent.status_code == 303:
        admin.get(sent.headers["Location"])
    return sent.status_code


def text(admin: Browser) -> str:
    return admin.page.text if admin.page else ""


def registered(admin: Browser, **typed: str) -> str:
    """Somebody new; the id."""
    given = {"name": "周晓明", "path": NEIGHBOURHOOD} | typed
    assert do(admin, "/people/new", "register_person", **given) == 303, text(admin)
    return admin.page.url.path.split("/")[2] if admin.page else ""


def test_who_corrects_what_somebody_else_corrected_meanwhile_sees_that_first(come: Come) -> None:
    admin = come("admin")
    person = registered(admin, phone=PHONE)
    at = f"/people/{person}/record"
    admin.get(at)
    seen = admin.form("change_person")
    assert do(admin, at, "change_person", phone="13900000000") == 303
    late = admin.send(at, **seen, name="周大明")
    assert late.status_code == 412
    assert "139****0000" in late.text
    assert "周大明" in late.text
    assert admin.send(at, **admin.form("change_person"), name="周大明").status_code == 303


def test_a_person_is_registered_corrected_and_read_whole_for_a_reason(come: Come) -> None:
    admin = come("admin")
    person = registered(admin, phone=PHONE, citizen_id=CITIZEN_ID)
    at = f"/people/{person}/record"
    assert "德兴社区" in text(admin)
    assert not re.search(f"周晓明|{PHONE}|{CITIZEN_ID}", text(admin))
    paper = {"paper_kind": "passport", "paper_country": "kor", "paper_number": "M7654321"}
    assert do(admin, at, "change_person", name="周小明", **paper) == 303, text(admin)
    assert "护照" in text(admin)
    asked = {"show_name": "yes", "show_phone": "yes", "show_document": "yes"}
    assert do(admin, at, "unmask_person", **asked) == 422
    assert PHONE not in text(admin)
    assert do(admin, at, "unmask_person", reason="核对报修人") == 422
    assert do(admin, at, "unmask_person", reason="核对报修人", **asked) == 200
    assert [one for one in ("周小明", PHONE, CITIZEN_ID, "M7654321") if one in text(admin)] == [
        "周小明",
        PHONE,
        "M7654321",
    ]
    assert admin.page
    assert admin.page.headers["Cache-Control"] == "no-store"
    assert admin.page.url.path == at
    assert do(admin, at, "move_person", path="/320585") == 303
    assert "太仓市" in text(admin)
    assert do(admin, at, "close_person") == 200
    assert do(admin, at, "close_person", confirmed="yes") == 303
    assert "已停用" in text(admin)
    assert do(admin, at, "reopen_person") == 303


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"citizen_id": "110105194912310021"}, "citizen_id"),
        ({"phone": "12"}, "phone"),
        ({"paper_kind": "passport", "paper_number": "M7654399"}, "paper_number"),
        ({"paper_number": "M7654399"}, "paper_number"),
        ({"name": " "}, "name"),
    ],
)
def test_what_is_wrong_with_a_person_stands_at_its_field(
    come: Come, wrong: dict[str, str], field: str
) -> None:
    given = {"name": "周晓明", "path": NEIGHBOURHOOD} | wrong
    admin = come("admin")
    assert do(admin, "/people/new", "register_person", **given) == 422
    assert f'id="register_person-{field}-error"' in text(admin)


def test_a_role_is_granted_and_revoked_and_none_that_is_not_ones_to_give(come: Come) -> None:
    admin = come("admin")
    at = f"/people/{registered(admin)}/roles"
    assert "platform_operator" not in admin.get(at).text
    assert do(admin, at, "grant_role", role="grid_worker", path=NEIGHBOURHOOD) == 303, text(admin)
    assert re.search(r"网格员</th><td[^>]*>.*<span>德兴社区</span>", text(admin))
    assert do(admin, at, "grant_role", role="grid_worker", path=NEIGHBOURHOOD) == 409
    assert do(admin, at, "grant_role", role="platform_operator", path=NEIGHBOURHOOD) == 403
    assert "您在那里的角色不能授予或收回这个角色" in text(admin)
    grant = re.search(r'<option value="([0-9a-f-]{36})"[^>]*>网格员 · 德兴社区', admin.get(at).text)
    assert grant
    assert do(admin, at, "revoke_role", grant_id=grant[1]) == 303
    assert "还没有角色" in text(admin)


def test_a_company_is_registered_and_somebody_leads_its_work(come: Come) -> None:
    admin = come("admin")
    wrong = {"name": "安和物业", "credit_code": "91320585MA1XXXXXX0", "kind": "property_company"}
    assert do(admin, "/companies", "register_company", **wrong) == 422
    assert 'id="register_company-credit_code-error"' in text(admin)
    given = wrong | {"credit_code": CREDIT_CODE}
    assert do(admin, "/companies", "register_company", **given) == 303, text(admin)
    assert admin.page
    company = admin.page.url.path
    assert do(admin, "/companies", "register_company", **given) == 409
    person = registered(admin)
    post = {"company_id": company.rsplit("/", 1)[1], "place": NEIGHBOURHOOD, "since": "2026-11-01"}
    assert do(admin, f"/people/{person}/roles", "appoint_manager", **post, until="2026-10-01") == 422
    assert do(admin, f"/people/{person}/roles", "appoint_manager", **post, until="2026-11-02") == 303
    assert do(admin, f"/people/{person}/roles", "appoint_manager", **post) == 303, text(admin)
    assert "安和物业" in text(admin)[text(admin).index('id="posts"') :]
    page = admin.get(company).text
    assert "周* · 德兴社区" in page
    assert "至今" in page
    assert "安和物业" in admin.get("/companies").text
    assert admin.get(f"/companies/{person}").status_code == 404


def test_a_clients_secret_is_shown_once_and_changed_with_an_overlap(come: Come) -> None:
    admin = come("admin")
    given = {"name": "城市运行平台", "short_name": "city-desk", "role": "integrator", "path": NEIGHBOURHOOD}
    assert do(admin, "/clients/new", "register_system", **given | {"short_name": "City!"}) == 422
    assert 'id="register_system-short_name-error"' in text(admin)
    assert do(admin, "/clients/new", "register_system", **given) == 200, text(admin)
    assert admin.page
    assert admin.page.headers["Cache-Control"] == "no-store"
    secret = re.search(r"客户端密钥</dt>\s*<dd[^>]*>\s*([\w-]{20,})", text(admin))
    assert secret, text(admin)
    at = "/clients/city-desk@320585"
    assert secret[1] not in admin.get(at).text
    assert do(admin, at, "rotate_client", overlap_hours="999") == 422
    assert do(admin, at, "rotate_client", overlap_hours="24") == 200
    assert secret[1] not in text(admin)
    assert "旧密钥有效到" in admin.get(at).text
    assert do(admin, at, "disable_client") == 200
    assert do(admin, at, "disable_client", confirmed="yes") == 303
    assert "已停用" in text(admin)
    assert 'value="rotate_client"' not in text(admin)
    assert admin.get("/clients/nobody@320585").status_code == 404


def test_a_systems_daily_limit_is_set_in_the_form_and_stands_on_its_page(come: Come) -> None:
    admin = come("admin")
    given = {"name": "统计平台", "short_name": "counting", "role": "integrator", "path": NEIGHBOURHOOD}
    for wrong in ("-1", "999999999999", "许多"):
        assert do(admin, "/clients/new", "register_system", **given, per_day=wrong) == 422
        assert 'id="register_system-per_day-error"' in text(admin)
    assert do(admin, "/clients/new", "register_system", **given, per_day="20000") == 200, text(admin)
    page = admin.get("/clients/counting@320585").text
    assert "每个服务每天 20000 次" in page
    assert "每分钟 " not in page, "what is not limited is not said"
    assert "身份服务 0 次" in page
    at = "/clients/counting@320585"
    assert do(admin, at, "limit_client", per_day="-1") == 422
    assert 'id="limit_client-per_day-error"' in text(admin)
    assert do(admin, at, "limit_client", expires_at="2020-01-01T00:00") == 422
    assert 'id="limit_client-expires_at-error"' in text(admin)
    changed = {"per_minute": "30", "expires_at": "2036-01-01T08:00"}
    assert do(admin, at, "limit_client", **changed) == 303, text(admin)
    assert "每分钟 30 次" in text(admin)
    assert "每个服务每天" not in text(admin)
    assert 'value="2036-01-01T08:00"' in text(admin)


def test_an_app_that_people_log_in_to_has_no_secret(come: Come) -> None:
    admin = come("admin")
    given = {"name": "邻里掌上", "short_name": "pocket"}
    assert do(admin, "/clients/new", "register_app", **given, redirect_uris="ftp://x.example") == 422
    assert 'id="register_app-redirect_uris-error"' in text(admin)
    assert do(admin, "/clients/new", "register_app", **given, redirect_uris="https://x.example/back") == 303
    assert "https://x.example/back" in text(admin)
    assert 'value="rotate_client"' not in text(admin)


def test_the_operator_opens_a_district(town: Town, browser: Callable[[], Browser]) -> None:
    operator = browser()
    password = town.people["operator"].password
    sent = submit_log_in(operator.http, operator.get("/log-in"), "operator@platform", password)
    assert 'href="/districts"' in operator.get(sent.headers["Location"]).text
    given = {"code": "909901", "name": "新区", "admin_name": "高管理", "admin_login": "gao"}
    weak = do(operator, "/districts/new", "create_district", **given, password="short")
    assert (weak, 'value="short"' in text(operator)) == (422, False)
    assert 'id="create_district-password-error"' in text(operator)
    assert do(operator, "/districts/new", "create_district", **given, password=PASSWORD) == 303, text(
        operator
    )
    assert "gao@909901" in text(operator)
    assert "909901" in operator.get("/districts").text
    assert operator.get("/districts/909901").status_code == 200
    assert operator.get("/districts/909909").status_code == 404
    assert do(operator, "/districts/new", "create_district", **given, password=PASSWORD) == 409
    first = browser()
    begun = submit_log_in(first.http, first.get("/log-in"), "gao@909901", PASSWORD)
    assert begun.headers["Location"].startswith("first-password?")
    page = first.http.get(begun.request.url.join(begun.headers["Location"]))
    chosen = submit_log_in(first.http, page, "", "one that the operator does not know")
    onward = first.http.get(chosen.request.url.join(chosen.headers["Location"]), follow_redirects=False)
    assert "/log-in/callback" in onward.headers["Location"]
    assert operator.get("/people").status_code == 403


@pytest.mark.parametrize(
    "page",
    [
        "/companies",
        "/clients",
        "/clients/new",
        "/districts",
        "/districts/new",
        "/districts/320585",
        "/people/new",
        "/people/{person}/record",
        "/people/{person}/roles",
    ],
)
def test_nobody_else_keeps_them(come: Come, town: Town, page: str) -> None:
    address = page.format(person=town.people["resident"].id)
    assert come("dispatcher").get(address).status_code == 403
