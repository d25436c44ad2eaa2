# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forms: forged, sent twice, sent too late, refused; what was typed stays and nothing is done twice."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest

from scripts.demo.story.photo import photo
from tests.system.portal.conftest import Browser
from tests.town import NEIGHBOURHOOD, UNIT, Town

REPORT = {"category": "lamp", "place_path": UNIT, "description": "门厅的灯一直闪。"}


@pytest.mark.parametrize("forged", [{}, {"csrf": ""}, {"csrf": "x" * 43}])
def test_a_form_of_another_site_does_nothing(resident: Browser, forged: dict[str, str]) -> None:
    before = len(_mine(resident))
    evil = {"Origin": "https://evil.example"}
    answer = resident.http.post("/report", data={**REPORT, "key": str(uuid4()), **forged}, headers=evil)
    assert answer.status_code == 403
    assert "页面已失效" in answer.text
    assert REPORT["description"] not in answer.text
    assert len(_mine(resident)) == before


def test_a_form_of_another_log_in_is_only_shown_with_what_was_typed(
    resident: Browser, staff: Browser
) -> None:
    before = len(_mine(resident))
    staff.get("/report")
    answer = resident.send("/report", **REPORT, **staff.form())
    assert answer.status_code == 200
    assert "刚才写的内容还在" in answer.text
    assert REPORT["description"] in answer.text
    assert len(_mine(resident)) == before
    resident.page = answer
    assert resident.send("/report", **REPORT, **resident.form()).status_code == 303


def test_a_report_sent_twice_is_one_order(resident: Browser) -> None:
    resident.get("/report")
    form = resident.form()
    first, second = (resident.send("/report", **REPORT, **form) for _ in range(2))
    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == second.headers["Location"]
    shown = resident.get(first.headers["Location"])
    assert "已提交" in shown.text
    assert "门厅的灯一直闪" in shown.text


def test_an_empty_report_comes_back_with_a_sentence_and_what_was_typed(resident: Browser) -> None:
    resident.get("/report")
    form = resident.form()
    answer = resident.send("/report", **form, category="", place_path=UNIT, description="只写了<b>描述</b>")
    assert answer.status_code == 422
    assert "什么事：请填写这一项。" in _alert(answer.text)
    assert 'href="#category"' in answer.text
    assert "只写了&lt;b&gt;描述&lt;/b&gt;" in answer.text
    assert resident.form()["key"] == form["key"]


def test_a_key_that_stands_for_another_request_is_replaced(resident: Browser) -> None:
    resident.get("/report")
    form = resident.form()
    assert resident.send("/report", **REPORT, **form).status_code == 303
    other = REPORT | {"description": "另一件事。"}
    answer = resident.send("/report", **other, **form)
    assert answer.status_code == 422
    assert "已经提交过" in _alert(answer.text)
    again = resident.form()
    assert again["key"] != form["key"]
    assert resident.send("/report", **other, **again).status_code == 303


def test_who_comes_too_late_sees_the_newest_and_keeps_his_words(
    resident: Browser, come: Callable[[str], Browser]
) -> None:
    order = _reported(resident)
    one, two = come("dispatcher"), come("dispatcher")
    one.get(f"/orders/{order}")
    two.get(f"/orders/{order}")
    late = two.form("refuse")
    assert one.send(f"/orders/{order}", **one.form("accept")).status_code == 303
    answer = two.send(f"/orders/{order}", **late, reason="不归我们管。")
    assert answer.status_code == 412
    assert "刚才有人更新了这张工单" in answer.text
    assert "待分配" in answer.text
    assert "不归我们管" in answer.text
    assert two.form("assign")["version"] != late["version"]


def test_a_refused_step_says_why_in_words(town: Town, staff: Browser, resident: Browser) -> None:
    order = _reported(resident)
    staff.get(f"/orders/{order}")
    form = staff.form("accept") | {"action": "close", "closure": "resolved"}
    answer = staff.send(f"/orders/{order}", **form)
    assert answer.status_code == 409
    assert "待接单" in answer.text


def test_what_one_may_not_do_is_refused_by_the_api_and_told(resident: Browser) -> None:
    order = _reported(resident)
    resident.get(f"/orders/{order}")
    assert 'value="accept"' not in resident.page.text
    form = resident.form("comment") | {"action": "accept"}
    answer = resident.send(f"/orders/{order}", **form)
    assert answer.status_code == 403


def test_an_action_that_is_none_is_a_bad_request(resident: Browser, town: Town) -> None:
    order = town.orders["running"]
    resident.get(f"/orders/{order}")
    answer = resident.send(f"/orders/{order}", **resident.form("comment") | {"action": "../../delete"})
    assert answer.status_code == 400


def test_a_hostile_description_is_shown_as_text(resident: Browser) -> None:
    evil = "<script>alert(1)</script> {{ 7*7 }} {state}"
    order = _reported(resident, description=evil)
    page = resident.get(f"/orders/{order}")
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} {state}" in page.text


def test_the_steps_to_the_end(
    town: Town, resident: Browser, staff: Browser, come: Callable[[str], Browser]
) -> None:
    """Report, accept, assign, on site, finish, revisit, close, rate: each by a form."""
    order = _reported(resident)
    path = f"/orders/{order}"
    handler = come("handler")
    _act(staff, path, "accept")
    _act(staff, path, "assign", assignee_id=town.people["handler"].id)
    _act(handler, path, "start")
    _act(handler, path, "suspend", reason="materials", note="等灯泡")
    assert "已挂起" in resident.get(path).text
    _act(handler, path, "resume")
    _act(handler, path, "finish", photo("lamp"), result="换了灯泡。")
    _act(staff, path, "revisit", contacted="yes", solved="yes", satisfied="4", note="")
    _act(staff, path, "close", closure="resolved")
    _act(resident, path, "rate", stars="5", text="很快")
    page = resident.get(path)
    assert "已办结" in page.text
    assert "王建国" in page.text
    assert page.text.count('<li class="done"') == len(("接单", "分配", "处理", "回访"))
    assert "居民评价" in page.text
    thumbnail = re.search(r'<img src="(/files/[0-9a-f-]+/thumbnail)"', page.text)
    assert thumbnail
    assert resident.get(thumbnail[1]).headers["Content-Type"] == "image/jpeg"
    assert come("other_admin").http.get(thumbnail[1]).status_code == 404


def _act(browser: Browser, path: str, action: str, *files: bytes, **fields: str) -> None:
    browser.get(path)
    answer = browser.send(path, *files, **browser.form(action), **fields)
    assert answer.status_code == 303, _alert(answer.text)
    assert browser.get(answer.headers["Location"]).status_code == 200


def _reported(browser: Browser, **changes: str) -> str:
    browser.get("/report")
    answer = browser.send(
        "/report", **REPORT | {"place_path": f"{NEIGHBOURHOOD}/c01"} | changes, **browser.form()
    )
    assert answer.status_code == 303, _alert(answer.text)
    return answer.headers["Location"].partition("?")[0].rpartition("/")[2]


def _mine(browser: Browser) -> list[str]:
    return re.findall(r'href="/orders/([0-9a-f-]{36})"', browser.get("/mine").text)


def _alert(text: str) -> str:
    return re.sub(r"<[^>]+>", "", " ".join(re.findall(r'role="alert"[^>]*>(.*?)</div>', text, re.DOTALL)))
