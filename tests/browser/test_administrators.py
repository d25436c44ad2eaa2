# SPDX-License-Identifier: AGPL-3.0-or-later
"""System, security and audit administered by three persons (三员分立)."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.town import PASSWORD, Person, Town

TAKES_LONG = "a district is opened and three persons walk through whole pages"
PageContext = Callable[..., Visitor]
CODE = "907711"
ROLES = {"system": "district_admin", "security": "security_admin", "audit": "audit_admin"}
NAMES = {"system": "郑系统", "security": "沈安全", "audit": "石审计"}


def opened(town: Town, code: str) -> dict[str, str]:
    """A district of the test's own with somebody for each role: the names by which the town knows them."""
    keys = {who: f"{who}-{code}" for who in ROLES}
    for who, key in keys.items():
        town.people[key] = Person(NAMES[who], f"{who}@{code}")
    first = town.people[keys["system"]]
    given = {"name": first.name, "login": first.login, "password": PASSWORD}
    body = {"code": code, "name": f"三员区{code[-2:]}", "administrator": given}
    town.call("operator", "POST", "identity", "districts", body)
    for who in ("security", "audit"):
        person, by = town.people[keys[who]], keys["system"]
        record = {"name": person.name, "path": f"/{code}"}
        person.id = town.call(by, "POST", "identity", "persons", record)["id"]
        account = {"person_id": person.id, "login": person.login, "password": PASSWORD}
        town.call(by, "POST", "identity", "accounts", account)
        grant = {"person_id": person.id, "role": ROLES[who], "path": f"/{code}"}
        town.call(by, "POST", "identity", "roles/grants", grant)
    return keys


def test_three_persons_run_a_district_and_none_of_them_alone(visit: PageContext) -> None:
    system, security, audit = (visit() for _ in ROLES)
    keys = opened(system.town, CODE)
    system.log_in(keys["system"])
    _turn_on(system)
    _see(system, "three-2-system", {"区划与房屋", "人员与权限"}, {"审计", "接口"})
    security.log_in(keys["security"])
    _see(security, "three-3-security", {"接口", "人员与权限", "规则"}, {"区划与房屋", "审计"})
    _grant(security, system.town.people[keys["audit"]].id)
    audit.log_in(keys["audit"])
    _see(audit, "three-6-audit", {"审计", "应急访问", "管理员"}, {"区划与房屋", "人员与权限", "接口"})
    audit.open("/people/administrators")
    audit.look("three-7-administrators")
    audit.open("/audit")
    audit.look("three-8-trail")
    for who, path in ((audit, "/places"), (security, "/audit"), (system, "/clients")):
        answer = who.page.goto(f"{who.town.portal}{path}")
        assert answer
        assert answer.status == 403


def _turn_on(system: Visitor) -> None:
    """The rule is a form like any other; the next page is already a system administrator's."""
    page = system.page
    system.open("/policies/identity/separation")
    page.locator("[name='administrators']").check()
    system.look("three-0-rule")
    page.get_by_role("button", name="下一步：看看会变什么").click()
    page.get_by_role("button", name="确定修改").click()
    page.wait_for_load_state()
    system.open("/people/administrators")
    expect(page.get_by_text("已启用")).to_be_visible()
    system.look("three-1-on")


def _see(visitor: Visitor, picture: str, found: set[str], lacking: set[str]) -> None:
    """The ways around are those of the role: those of the first page and those behind it."""
    page = visitor.page
    visitor.open("/")
    visitor.look(picture)
    ways = set(page.get_by_role("navigation").get_by_role("link").all_inner_texts())
    visitor.open("/more")
    visitor.look(f"{picture}-more")
    ways |= set(page.get_by_role("main").get_by_role("link").all_inner_texts())
    shown = {way.strip() for way in ways}
    assert found <= shown, shown
    assert not lacking & shown, shown


def _grant(security: Visitor, audits: str) -> None:
    """Who audits gets nothing beside it, and who secures has no form for a record."""
    page = security.page
    security.open("/people")
    expect(page.get_by_text("登记人员")).to_have_count(0)
    security.open(f"/people/{audits}")
    expect(page.locator("[name='password']")).to_have_count(0)
    security.open(f"/people/{audits}/roles")
    security.look("three-4-roles")
    page.locator("summary", has_text="授予角色").click()
    page.locator("[name='role']").select_option("district_admin")
    page.get_by_role("button", name="授予角色").click()
    expect(page.get_by_text("本区规定这两个角色不能由同一人担任。").first).to_be_visible()
    security.look("three-5-refused")
