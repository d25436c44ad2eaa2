# SPDX-License-Identifier: AGPL-3.0-or-later
"""A district from the operator's log-in to its first report, by the pages alone."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor, keep
from tests.town import PASSWORD
from tests.unit.identity.registers import csv, row

TAKES_LONG = "a whole district is opened through pages, and services must hear of it"
PageContext = Callable[..., Visitor]
CODE, OWN_PASSWORD = "907701", "一匹马 两座桥 三本书"
PLACES = """街道\t001\t江湾街道
社区\t001/001\t文澜社区
小区\t001/001/wl\t文澜苑
"""


def test_from_the_operators_log_in_to_the_first_report(visit: PageContext) -> None:
    operator = visit()
    operator.log_in("operator")
    _open_district(operator)
    admin = visit()
    _log_in(admin, f"chen@{CODE}")
    page = admin.page
    expect(page.get_by_text("还没有社区、还没有小区或楼栋")).to_be_visible()
    admin.look("opening-4-first-tasks")
    _make_places(admin)
    _import_homes(admin)
    dispatcher, handler, resident = (
        _person(admin, who, phone, login, role)
        for who, phone, login, role in (
            ("高敏", "13712341001", "gao", "dispatcher"),
            ("王建国", "13712341002", "wang", "handler"),
            ("李秋", "13712341003", "li", "resident"),
        )
    )
    _save_rules(admin)
    _save_calendar(admin)
    admin.open("/opening")
    expect(page.get_by_text("必要的步骤都完成了")).to_be_visible()
    admin.look("opening-6-open")
    _report(visit(), resident)
    desk = visit()
    _log_in(desk, dispatcher)
    desk.open("/desk")
    expect(desk.page.get_by_text("楼道的灯不亮").first).to_be_visible()
    assert handler == f"wang@{CODE}"


def _open_district(operator: Visitor) -> None:
    page = operator.page
    expect(page.get_by_role("heading", name="平台运营")).to_be_visible()
    operator.look("opening-0-platform")
    page.get_by_role("link", name="开通新区").click()
    given = {"code": CODE, "name": "江湾区", "admin_name": "陈主任", "admin_login": "chen"}
    for field, text in (given | {"password": PASSWORD}).items():
        page.locator(f"#create_district-{field}").fill(text)
    operator.look("opening-1-new")
    page.get_by_role("button", name="开通新区").click()
    expect(page.get_by_text(f"chen@{CODE}")).to_be_visible()
    operator.look("opening-2-opened")
    page.get_by_role("link", name="查看这个区").click()
    page.get_by_text("设置请求上限", exact=True).first.click()
    page.locator("#limit_district-requests_per_second").fill("200")
    operator.look("opening-3-district")
    page.get_by_role("button", name="设置请求上限").click()
    expect(page.get_by_text("每秒 200 个")).to_be_visible()


def _log_in(visitor: Visitor, login: str) -> None:
    """For the first time: somebody else chose the password, so it is changed for one's own."""
    page = visitor.page
    visitor.give_password(login, PASSWORD)
    expect(page.get_by_role("heading", name="换成自己的密码")).to_be_visible()
    page.locator("#password").fill(OWN_PASSWORD)
    page.get_by_role("button", name="换好并登录").click()
    page.wait_for_url(f"{visitor.town.portal}/**")


def _make_places(admin: Visitor) -> None:
    page = admin.page
    page.get_by_role("link", name="建立街道、社区和小区").click()
    page.get_by_label("清单", exact=True).fill(PLACES)
    page.get_by_role("button", name="试运行").click()
    page.get_by_role("button", name="新建这 3 个").click()
    expect(page.get_by_text("新建 3 个")).to_be_visible()
    admin.open("/")
    expect(page.get_by_text("还没有户室、还没有业主")).to_be_visible()
    admin.look("opening-5-one-done")


def _import_homes(admin: Visitor) -> None:
    page = admin.page
    page.get_by_role("link", name="导入房屋与业主").click()
    page.get_by_label("来源").fill("office")
    page.get_by_label("哪里的登记册").select_option(label="文澜社区 · 文澜苑")
    content = csv(row(phone="13712341003", name="李秋", building="1号楼"))
    page.get_by_label("文件").set_input_files({"name": "业主.csv", "mimeType": "text/csv", "buffer": content})
    page.get_by_role("button", name="上传").click()
    page.get_by_role("button", name="保存并试运行").click()
    page.get_by_role("button", name="开始导入").click()
    admin.reload_until(page.get_by_role("link", name="下载逐行报告"))


def _person(admin: Visitor, who: str, phone: str, login: str, role: str) -> str:
    """Somebody with a log-in and a role; who is on record already is found by the telephone."""
    page = admin.page
    admin.open("/people")
    if role == "resident":
        page.locator("#phone").fill(phone)
        page.get_by_role("button", name="查找").first.click()
        page.get_by_role("link", name="李").first.click()
    else:
        page.get_by_role("link", name="登记人员").click()
        page.locator("#register_person-name").fill(who)
        page.locator("#register_person-phone").fill(phone)
        page.get_by_role("button", name="登记", exact=True).click()
        page.wait_for_url("**done=register_person**")
        admin.open(page.url.removeprefix(admin.town.portal).split("?")[0].removesuffix("/record"))
    here = page.url.split("?")[0]
    page.locator("#login").fill(login)
    page.locator("#password").fill(PASSWORD)
    page.locator("main form").first.get_by_role("button").click()
    expect(page.get_by_text(f"{login}@{CODE}")).to_be_visible()
    page.goto(f"{here}/roles")
    page.get_by_text("授予角色", exact=True).first.click()
    page.locator("#grant_role-role").select_option(role)
    page.get_by_role("button", name="授予角色").click()
    expect(page.get_by_text("已登记：授予角色")).to_be_visible()
    return f"{login}@{CODE}"


def _save_rules(admin: Visitor) -> None:
    page = admin.page
    admin.open("/policies/dispatch/orders")
    field = page.locator("main form input[type=number]").first
    field.fill(str(int(field.input_value()) + 1))
    page.get_by_role("button", name="下一步：看看会变什么").click()
    page.get_by_role("button", name="确定修改").click()
    expect(page.get_by_text("已修改。")).to_be_visible()


def _save_calendar(admin: Visitor) -> None:
    page = admin.page
    admin.open("/calendar")
    page.locator("#hours").fill("08:30-12:00\n13:30-17:30")
    page.get_by_role("button", name="看看会变动什么").click()
    page.locator("main form").last.get_by_role("button").first.click()
    expect(page.get_by_text("已保存")).to_be_visible()


def _report(visitor: Visitor, login: str) -> None:
    _log_in(visitor, login)
    page = visitor.page
    visitor.open("/report")
    page.get_by_label("照明损坏").check()
    page.get_by_label("请描述情况").fill("楼道的灯不亮")
    visitor.look("opening-7-report")
    page.get_by_role("button", name="提交", exact=True).last.click()
    expect(page.get_by_role("status")).to_contain_text("已提交")
    keep(page, "opening-8-reported")
