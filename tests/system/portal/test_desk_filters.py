# SPDX-License-Identifier: AGPL-3.0-or-later
"""Filters of the desk that staff keep, and how they are told of new orders."""

import re
from collections.abc import Callable

from tests.system.portal import money
from tests.system.portal.conftest import Browser
from tests.town import NEIGHBOURHOOD, Town

TAKES_LONG = "a new order is told through two services"
Come = Callable[[str], Browser]
FILTERS = "/desk/filters"
GREENING = f"{FILTERS}?category=greening&scope={NEIGHBOURHOOD}"


def send(desk: Browser, path: str, action: str, **fields: str) -> int:
    hidden = desk.form(action)
    return desk.send(path, **hidden | fields).status_code


def test_a_filter_is_kept_shown_told_and_ended(town: Town, come: Come) -> None:
    desk = come("dispatcher")
    assert "保存这个筛选" in desk.get(f"/desk?category=greening&scope={NEIGHBOURHOOD}").text
    desk.get(GREENING)
    assert send(desk, GREENING, "save_filter", name="绿化", telling="at_once") == 303
    page = desk.get(FILTERS).text
    assert "绿化" in page
    filter_id = re.findall(r"/desk/filters/([0-9a-f-]{36})", page)[0]
    shown = desk.get(f"{FILTERS}/{filter_id}")
    assert "category=greening" in str(shown.url)
    body = {"category": "greening", "description": "树枝断了", "place_path": f"{NEIGHBOURHOOD}/c01"}
    town.call("resident", "POST", "dispatch", "orders", body)
    money.until(lambda: "您订阅的筛选有新工单" in desk.get("/inbox").text, "nobody was told of a new order")
    desk.get(GREENING)
    twice = desk.send(GREENING, **desk.form("save_filter") | {"name": "绿化", "telling": "never"})
    assert (twice.status_code, "换个名字" in twice.text) == (409, True)
    desk.get(FILTERS)
    assert send(desk, FILTERS, "revise_filter", telling="daily") == 303
    desk.get(FILTERS)
    assert send(desk, FILTERS, "drop_filter") == 303
    assert "还没有保存筛选" in desk.get(FILTERS).text


def test_residents_keep_none(come: Come) -> None:
    assert come("resident").get(FILTERS).status_code == 403
