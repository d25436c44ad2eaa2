# SPDX-License-Identifier: AGPL-3.0-or-later
"""Outages in the portal: announced by the desk, read by everybody, orders wait for the end."""

from collections.abc import Callable

from tests.system.portal import money
from tests.system.portal.conftest import Browser
from tests.system.portal.test_money import sent, stranger
from tests.system.portal.voting import COMPOUND, DISTRICT
from tests.town import UNIT, Town

Come = Callable[[str], Browser]
DESK = "/incidents/desk"
PUBLIC = f"/public/{DISTRICT}/incidents"


def test_an_outage_is_announced_covers_an_order_and_ends(come: Come, town: Town, resident: Browser) -> None:
    body = {"category": "power-outage", "description": "全楼没电", "place_path": UNIT}
    order = town.call("resident", "POST", "dispatch", "orders", body)["id"]
    town.call("dispatcher", "POST", "dispatch", f"orders/{order}:accept", None)
    desk = come("dispatcher")
    asked = {"place_path": COMPOUND, "kind": "unplanned", "category": "power-outage"}
    asked |= {"title": "配电房故障", "text": "正在抢修，请关好电器。"}
    shown = sent(desk, DESK, "announce_incident", **asked)
    here = shown.url.path
    assert [word for word in ("配电房故障", "正在抢修", "还不知道") if word not in shown.text] == []
    told = stranger(town, PUBLIC).text
    assert "配电房故障" in told
    money.until(lambda: "配电房故障" in resident.get("/").text, "the resident's first page is silent")
    assert "不用再报" in resident.get("/report").text

    wrong = desk.send(
        here,
        **desk.form("change_incident"),
        title="配电房故障",
        text="要换开关。",
        expected_until="2020-01-01T08:00",
    )
    assert wrong.status_code == 422
    sent(desk, here, "change_incident", title="配电房故障", text="要换开关，到晚上。")
    assert "等待停水、停电等事件结束" in (
        sent(desk, here, "cover_orders", order="all") and desk.get(f"/orders/{order}").text
    )
    ended = sent(desk, here, "end_incident", outcome="已经恢复供电。")
    assert "已结束" in ended.text
    assert "配电房故障" not in stranger(town, PUBLIC).text
    asked = f"orders/{order}"
    money.until(
        lambda: town.call("dispatcher", "GET", "dispatch", asked)["suspension"] is None,
        "the order did not run on",
    )


def test_who_does_not_run_the_desk_announces_nothing(resident: Browser) -> None:
    assert resident.get(DESK).status_code == 403
