# SPDX-License-Identifier: AGPL-3.0-or-later
"""Money in the portal: a bill is paid, its receipt checked by anybody; books kept and checked by two."""

import re
from collections.abc import Callable

import httpx
import pytest

from scripts.demo.story.photo import photo
from services.chassis.ids import new_id
from tests.system.portal import money
from tests.system.portal.conftest import Browser
from tests.system.portal.voting import COMPOUND, DISTRICT
from tests.town import Town

Come = Callable[[str], Browser]
PUBLIC = f"/public/{DISTRICT}/money"
NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture(scope="module")
def fund(town: Town) -> str:
    """A fund of the compound with 20,000 yuan since the last quarter."""
    return money.a_fund(town, 2_000_000)


def stranger(town: Town, path: str) -> httpx.Response:
    return httpx.get(f"{town.portal}{path}", trust_env=False, timeout=30)


def sent(browser: Browser, path: str, action: str, **typed: str) -> httpx.Response:
    """Fill in the form of an act, confirm it where it asks once more, and follow where it leads."""
    browser.get(path)
    answer = browser.send(path, **{**browser.form(action), **typed})
    if answer.status_code == 200 and 'name="confirmed"' in answer.text:
        answer = browser.send(path, **browser.form(action))
    assert answer.status_code == 303, re.findall(r'role="alert".*?</div>', answer.text, re.DOTALL)
    return browser.get(answer.headers["Location"])


def test_a_bill_is_explained_paid_checked_by_anybody_and_given_back(
    town: Town, come: Come, resident: Browser, fund: str
) -> None:
    bill = money.a_bill(town, fund)
    assert "建筑面积 91.5 平方米 × 1.85 = ¥169.28" in resident.get(f"/money/bills/{bill}").text
    assert "待缴账单" in resident.get("/").text
    assert "3 号楼 301 室" in resident.get("/money").text
    none = resident.send("/money", **resident.form("look"))
    assert (none.status_code, "请至少勾选一张账单" in none.text) == (422, True)
    looked = resident.send("/money", **resident.form("look"), **{f"bill_{bill}": "yes"})
    assert "请核对要缴的账单" in looked.text
    away = resident.send("/money", **resident.form("pay"))
    assert away.headers["Location"].startswith(town.stack.url("payments"))
    assert town.stack.url("payments") in resident.get("/money").headers["Content-Security-Policy"]

    payment = re.search(r"return_url=.*?([0-9a-f-]{36})", away.headers["Location"])
    assert payment
    here, check = f"/money/payments/{payment[1]}", f"{PUBLIC}/receipts/{payment[1]}"
    assert "还没有收到支付平台的到账通知" in resident.get(here).text
    assert stranger(town, check).status_code == 404
    assert here in httpx.post(away.headers["Location"], trust_env=False).text
    sheet = resident.get(here).text
    number = re.search(r"\d{8}-\d{6}", sheet)
    assert number
    assert "李梅" in sheet
    shown = stranger(town, check).text
    assert (number[0] in shown, "¥169.28" in shown, "这张收据是真的" in shown) == (True, True, True)
    assert ("李梅" in shown, "301" in shown) == (False, False)
    assert "已缴清" in resident.get(f"/money/bills/{bill}").text

    treasurer = come("treasurer")
    assert payment[1] in treasurer.get(f"/money/desk/payments?receipt={number[0]}").text
    sent(treasurer, f"/money/desk/payments/{payment[1]}", "refund_payment", reason="重复缴费。")
    money.until(lambda: "已退款" in resident.get(here).text, "it was never given back")
    assert "收据不再有效" in stranger(town, check).text


def test_a_bill_is_held_off_and_what_is_owed_climbs_the_ladder(
    town: Town, come: Come, resident: Browser, fund: str
) -> None:
    bill = money.a_bill(town, fund)
    asked = sent(resident, f"/money/bills/{bill}", "ask_bill_hold", kind="hardship", text="失业，请缓一缓。")
    assert "等待决定" in asked.text
    supervisor, treasurer = come("supervisor"), come("treasurer")
    desk = supervisor.get("/money/desk/arrears").text
    hold = re.search(r"/money/desk/holds/[0-9a-f-]{36}", desk)
    assert hold
    refused = sent(supervisor, hold[0], "decide_bill_hold", granted="no", reasons="材料不全。")
    assert "材料不全" in refused.text

    file = money.arrears_of(town, bill)
    here = f"/money/desk/arrears/{file}"
    assert here in treasurer.get("/money/desk/arrears").text
    assert "待催告" in treasurer.get(here).text
    days = {"served_on": "2020-01-01", "pay_by": "2020-01-02"}
    skipped = treasurer.send(here, **treasurer.form("serve_demand"), **days)
    assert skipped.status_code == 422


def test_the_books_are_kept_with_a_second_look_and_taken_back(town: Town, come: Come) -> None:
    treasurer = come("treasurer")
    new = {"kind": "donation", "name": "爱心基金", "purpose": "助老助困", "place_path": COMPOUND}
    page = sent(treasurer, "/money/desk/funds/new", "open_fund", **new)
    assert "捐赠资金" in page.text
    given = re.search(r"/money/desk/funds/([0-9a-f-]{36})", str(page.url))
    assert given
    donor = {"fund_id": given[1], "donor": "李阿姨", "amount": "1000", "effective": "2026-03-02"}
    assert "李阿姨" in sent(treasurer, "/money/desk/donations", "receive_donation", **donor).text
    roll = stranger(town, PUBLIC).text
    assert ("匿名" in roll, "李阿姨" in roll, "爱心之星" in roll) == (True, False, True)

    path = f"/money/desk/funds/{money.a_fund(town)}"
    entry = {"debit": "1002", "credit": "4102", "amount": "1,200.5", "effective": "2026-03-02"}
    treasurer.get(path)
    wrong = treasurer.send(path, **treasurer.form("post_entry"), **entry | {"text": "x", "amount": "many"})
    assert (wrong.status_code, "post_entry-amount-error" in wrong.text) == (422, True)
    asked = treasurer.send(path, **treasurer.form("post_entry"), **entry, text="电梯广告费")
    assert ("请核对" in asked.text, "¥1,200.50" in asked.text, "广告收入" in asked.text) == (True, True, True)
    changed = treasurer.send(path, **treasurer.form("post_entry"), choose="change")
    assert 'value="1,200.5"' in changed.text
    assert "¥1,200.50" in sent(treasurer, path, "post_entry", **entry, text="电梯广告费").text
    journal = treasurer.get("/money/desk/entries").text
    booked = re.search(r'href="(/money/desk/entries/[0-9a-f-]{36})">电梯广告费', journal)
    assert booked
    assert "已经冲销" in sent(treasurer, booked[1], "reverse_entry", reason="记错了。").text
    assert "冲销这笔凭证" not in treasurer.get(booked[1]).text


def test_an_invoice_needs_two_others_and_everybody_sees_the_chain(town: Town, come: Come, fund: str) -> None:
    raised = {"title": "停车难", "text": "晚上没有地方停车。", "place_path": COMPOUND}
    matter = town.call("resident", "POST", "deliberation", "topics", raised)["id"]
    kind = {"matter": "compound_order", "public_title": "小区停车难"}
    town.call("supervisor", "POST", "deliberation", f"topics/{matter}:classify", kind)
    project, work = money.a_project(town, matter, fund)
    treasurer, path = come("treasurer"), f"/money/desk/projects/{project}"
    invoice = {"work_id": work, "number": f"FP-{new_id()[-6:]}", "amount": "9000", "text": "划线工程款"}
    page = sent(treasurer, path, "register_invoice", **invoice)
    assert "审批通过" not in page.text, "who keeps the books approves nothing"
    address = re.search(r"/money/desk/invoices/[0-9a-f-]{36}", str(page.url))
    assert address
    assert "委托工作" in come("supervisor").get(path).text
    for who, state in (("supervisor", "1/2"), ("admin", "2/2")):
        assert state in sent(come(who), address[0], "approve_invoice").text
    paid = sent(treasurer, address[0], "pay_invoice", account="5001", effective="2026-03-02").text
    assert "已付款" in paid

    shown = stranger(town, f"{PUBLIC}/projects/{project}").text
    for word in ("预算 ¥15,000.00，已付 ¥9,000.00", money.COMPANY, "2/2", "业委会资金", "已完工"):
        assert word in shown, word
    assert "钱会计" not in shown
    way = stranger(town, f"/public/{DISTRICT}/topics/{matter}").text
    assert way.index("提出议题") < way.index("可以动用") < way.index("委托施工") < way.index("资金：付款")


def test_a_quarter_is_closed_published_reviewed_and_downloaded(
    town: Town, come: Come, resident: Browser, fund: str
) -> None:
    treasurer = come("treasurer")
    assert fund
    closing = {"place_path": COMPOUND, "quarter": money.QUARTER}
    assert money.QUARTER in sent(treasurer, "/money/desk/quarters", "close_period", **closing).text
    statement = money.drawn(town)
    path = f"{PUBLIC}/statements/{statement}"
    shown = stranger(town, path).text
    for word in (f"{money.QUARTER} 收支明细", "停车收入", "¥20,000.00", "业委会资金", "登录后评议"):
        assert word in shown, word
    table = stranger(town, f"{path}/accounts.csv")
    assert "停车收入,0.00,0.00,20000.00,-20000.00" in table.text
    assert "attachment" in table.headers["Content-Disposition"]
    assert "2025-12-01" in stranger(town, f"{path}/journal.csv").text
    assert stranger(town, f"{path}/statement.xlsx").content[:2] == b"PK"

    resident.get(path)
    here = f"/money/statements/{statement}"
    told = resident.send(here, **resident.form("review"), stars="4", review="清楚。")
    assert told.status_code == 303, told.text
    assert "已收到您的评议" in resident.get(told.headers["Location"]).text
    empty = resident.send(here, **resident.form("object"))
    assert empty.status_code == 422
    assert resident.send(here, **resident.form("object"), text="少了一笔。").status_code == 303

    waiting = re.search(r"/money/desk/notices/[0-9a-f-]{36}", treasurer.get("/money/desk").text)
    assert waiting
    treasurer.get(waiting[0])
    files = [("photo", ("board.jpg", photo("board"), "image/jpeg"))]
    fields = treasurer.form("post") | {"board": "东门公示栏"}
    posted = treasurer.http.post(waiting[0], data=fields, files=files, follow_redirects=False)
    assert posted.status_code == 303, posted.text
    assert "东门公示栏" in treasurer.get(waiting[0]).text
    checker = come("supervisor")
    ruling = re.search(r'value="(rule_[0-9a-f-]{36})"', checker.get(waiting[0]).text)
    assert ruling
    assert "不成立" in sent(checker, waiting[0], ruling[1], outcome="dismissed", reasons="已核对。").text


def test_a_grant_goes_its_way_between_two(come: Come) -> None:
    treasurer, checker = come("treasurer"), come("supervisor")
    asked = {
        "title": "停车改造经费",
        "purpose": "划线",
        "payer": "城厢镇",
        "amount": "5000",
        "place_path": COMPOUND,
    }
    page = sent(treasurer, "/money/desk/grants/new", "apply_grant", **asked)
    path = page.url.path
    assert "待批准" in page.text
    assert "已批准" in sent(checker, path, "approve_grant", amount="4000").text
    booked = {"amount": "4000", "effective": "2026-03-02"}
    assert "已到账" in sent(treasurer, path, "receive_grant", **booked).text


def test_the_books_are_written_out(come: Come, fund: str) -> None:
    treasurer = come("treasurer")
    assert fund
    page = sent(treasurer, "/money/desk/exports", "export_journal", place=COMPOUND, syntax="hledger")
    path = page.url.path
    money.until(lambda: "已完成" in treasurer.get(path).text, "the books were never written out")
    file = treasurer.get(f"{path}/file")
    assert ("停车收入" in file.text, "attachment" in file.headers["Content-Disposition"]) == (True, True)


def test_who_has_nothing_to_do_with_the_books_does_not_see_them(
    town: Town, resident: Browser, come: Come
) -> None:
    for path in ("/money/desk", "/money/desk/entries", f"/money/desk/funds/{NOBODY}"):
        assert resident.get(path).status_code == 403
    assert come("treasurer").get("/money/desk").status_code == 200
    assert come("supervisor").get("/money/desk/funds/new").status_code == 403
    for path in (f"{PUBLIC}/projects/{NOBODY}", f"{PUBLIC}/receipts/{NOBODY}", "/public/abc/money"):
        assert stranger(town, path).status_code == 404
