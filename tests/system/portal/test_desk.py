# SPDX-License-Identifier: AGPL-3.0-or-later
"""The desk: danger first, true totals, found by number and word, several orders assigned at once."""

import re
from collections.abc import Callable

from tests.system.portal.conftest import Browser
from tests.town import NEIGHBOURHOOD, Town

ORDER = re.compile(r'href="/orders/([0-9a-f-]{36})')


def _orders(page: str) -> list[str]:
    return list(dict.fromkeys(ORDER.findall(page)))


def _number(town: Town, order: str) -> str:
    return str(town.call("dispatcher", "GET", "dispatch", f"orders/{town.orders[order]}")["number"])


def test_danger_stands_before_what_is_overdue(town: Town, staff: Browser) -> None:
    trapped = town.report("trapped", "lift-trapping", "三楼电梯里困了两个人。", f"{NEIGHBOURHOOD}/c01/b03")
    page = staff.get("/desk").text
    assert _orders(page)[0] == trapped
    assert page.index("危及安全</") < page.index('id="overdue"')
    assert _orders(staff.get("/desk?urgency=U0").text) == [trapped]


def test_an_order_is_found_by_its_number_and_by_words(town: Town, staff: Browser) -> None:
    assert _orders(staff.get(f"/desk?q={_number(town, 'running')}").text) == [town.orders["running"]]
    found = staff.get("/desk?q=桂花树").text
    assert _orders(found) == [town.orders["suspended"]]
    assert "共 1" in found
    assert "请至少输入连在一起的两个字" in staff.get("/desk?q=的").text


def test_filters_keep_what_was_chosen_and_days_bound_the_report(staff: Browser) -> None:
    page = staff.get("/desk?category=burst-pipe&since=2015-01-01&until=2015-12-31").text
    assert not _orders(page)
    assert '<option value="burst-pipe" selected>' in page
    assert 'value="2015-01-01"' in page
    assert "<details open" in page or 'filters" open' in page


def test_several_orders_are_assigned_at_once_and_each_is_answered(
    town: Town, come: Callable[[str], Browser]
) -> None:
    for name in ("one", "two"):
        town.report(name, "lamp", f"第{name}盏路灯不亮。", f"{NEIGHBOURHOOD}/c01")
        town.act("dispatcher", name, "accept")
    staff = come("dispatcher")
    page = staff.get("/desk?category=lamp").text
    assert f'name="order" value="{town.orders["one"]}"' in page
    hidden = staff.form()
    orders = [town.orders[name] for name in ("one", "two", "closed")]
    sent = staff.http.post(
        "/desk/assign",
        data={**hidden, "order": orders, "assignee_id": town.people["handler"].id},
        follow_redirects=False,
    )
    assert sent.status_code == 303
    told = staff.get(sent.headers["Location"]).text
    assert "已分配 2 张工单" in told
    assert "这张没有分配" in told
    assert town.orders["closed"] in told
    mine = _orders(come("handler").get("/desk?scope=mine&category=lamp").text)
    assert {town.orders["one"], town.orders["two"]} <= set(mine)


def test_nothing_chosen_assigns_nothing(staff: Browser) -> None:
    staff.get("/desk")
    hidden = staff.form()
    sent = staff.http.post("/desk/assign", data=hidden, follow_redirects=False)
    assert (sent.status_code, sent.headers["Location"]) == (303, hidden["desk"])


def test_who_may_not_assign_sees_no_form_for_it_and_cannot_send_one(
    town: Town, come: Callable[[str], Browser]
) -> None:
    handler = come("handler")
    assert "/desk/assign" not in handler.get("/desk").text
    resident = come("resident")
    resident.get("/report")
    sent = resident.send("/desk/assign", **resident.form(), order=town.orders["new"], assignee_id="x")
    assert sent.status_code == 403
