# SPDX-License-Identifier: AGPL-3.0-or-later
"""Administration: a person with a role and a post, a company, a client."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.town import PASSWORD

TAKES_LONG = "four walks through whole pages, each looked at by axe"
PageContext = Callable[..., Visitor]


def test_a_person_gets_a_role_and_leads_a_companys_work(visit: PageContext) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("admin")
    visitor.open("/companies")
    page.get_by_text("登记单位", exact=True).first.click()
    page.locator("#register_company-name").fill("安宁物业")
    page.locator("#register_company-credit_code").fill("91320585MA00TE602P")
    visitor.look("administration-0-companies")
    page.get_by_role("button", name="登记单位").click()
    company = page.url
    page.get_by_role("link", name="查找人员并任命").click()
    page.get_by_text("按姓名查找", exact=True).first.click()
    page.locator("#name").fill("wjg")
    page.get_by_role("button", name="按姓名查找").click()
    expect(page.get_by_role("link", name=re.compile("王"))).to_be_visible()
    visitor.look("administration-13-by-name")
    visitor.open("/people/list?standing=staff")
    visitor.look("administration-14-staff")
    visitor.open("/people")
    page.get_by_role("link", name="登记人员").click()
    page.locator("#register_person-name").fill("周晓明")
    page.locator("#register_person-phone").fill("13962501234")
    visitor.look("administration-1-person")
    page.get_by_role("button", name="登记", exact=True).click()
    page.get_by_text("查看完整信息", exact=True).first.click()
    page.locator("input[name=show_phone]").check()
    page.locator("#unmask_person-reason").fill("核对报修人")
    visitor.look("administration-2-record")
    page.get_by_role("button", name="查看完整信息").click()
    expect(page.get_by_text("13962501234")).to_be_visible()
    visitor.look("administration-3-whole")
    page.get_by_role("link", name="返回", exact=True).click()
    page.get_by_role("link", name="角色与任职").click()
    page.get_by_text("授予角色", exact=True).first.click()
    page.locator("#grant_role-role").select_option("project_manager")
    page.get_by_role("button", name="授予角色").click()
    page.get_by_text("任命为项目经理", exact=True).first.click()
    page.locator("#appoint_manager-company_id").select_option(label="安宁物业")
    page.locator("#appoint_manager-since").fill("2026-11-01")
    visitor.look("administration-4-roles")
    page.get_by_role("button", name="任命为项目经理").click()
    page.wait_for_url("**done=appoint_manager**")
    page.goto(company)
    expect(page.get_by_role("link", name=re.compile("周.* · 太仓市"))).to_be_visible()
    visitor.look("administration-5-company")


def test_a_client_and_a_district(visit: PageContext) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("admin")
    visitor.open("/clients")
    page.get_by_role("link", name="登记客户端").click()
    page.locator("#register_system-name").fill("城市运行平台")
    page.locator("#register_system-short_name").fill("browser")
    visitor.look("administration-6-client")
    page.get_by_role("button", name="登记系统").click()
    expect(page.get_by_text("只显示这一次，请现在保存。")).to_be_visible()
    visitor.look("administration-7-secret")
    page.get_by_role("link", name="已保存，继续").click()
    page.get_by_text("更换密钥", exact=True).first.click()
    visitor.look("administration-8-one")
    visitor.open("/clients")
    visitor.look("administration-9-clients")
    operator = visit()
    operator.log_in("operator")
    operator.open("/districts")
    operator.look("administration-12-platform")
    operator.page.get_by_role("link", name="开通新区").click()
    fields = {"code": "909905", "name": "城南区", "admin_name": "高管理", "admin_login": "gao"}
    for field, text in (fields | {"password": PASSWORD}).items():
        operator.page.locator(f"#create_district-{field}").fill(text)
    operator.look("administration-10-district")
    operator.page.get_by_role("button", name="开通新区").click()
    expect(operator.page.get_by_text(f"gao@{fields['code']}")).to_be_visible()
    operator.look("administration-11-districts")
