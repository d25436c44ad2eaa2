# SPDX-License-Identifier: AGPL-3.0-or-later
"""Spots in the portal: from the sheet that staff print to the report of who scans it."""

import re
from collections.abc import Callable

import pytest

from tests.system.portal.conftest import Browser
from tests.system.portal.test_money import sent
from tests.town import NEIGHBOURHOOD, Town

Come = Callable[[str], Browser]
SPOTS, REPORT = "/spots", "/report"
COMPOUND = f"{NEIGHBOURHOOD}/c01"
LAMP = {
    "place_path": COMPOUND,
    "kind": "lamp_post",
    "aliases": "L-017\n",
    "location": "31.45，121.10",
    "crs": "gcj02",
}


def hung(desk: Browser, name: str, **changed: str) -> str:
    """The address of a new spot."""
    return str(sent(desk, SPOTS, "create_spot", **LAMP | {"name": name} | changed).url.path)


def code_of(town: Town, spot: str) -> str:
    return str(town.call("dispatcher", "GET", "dispatch", f"spots/{spot.rsplit('/', 1)[1]}/code")["code"])


def withdraw(town: Town, who: str, order_id: str) -> None:
    """Other tests of the town report lamps, too, and are not to be told that it is known."""
    town.call(who, "POST", "dispatch", f"orders/{order_id}:withdraw", {"reason": "修好了"})


def test_a_sheet_is_printed_scanned_and_reported_by(town: Town, come: Come) -> None:
    desk, resident = come("dispatcher"), come("resident")
    spot = hung(desk, "东门灯杆")
    shown = desk.get(spot).text
    assert [one for one in ("灯杆", "L-017", "31.450000, 121.100000") if one not in shown] == []
    assert desk.get(f"{spot}/sheet").text.count('class="qr"') == 1
    for path in (f"{spot}/sheet?as=pdf", f"{SPOTS}/sheets?place={NEIGHBOURHOOD}&as=pdf"):
        pdf = desk.get(path)
        assert (pdf.headers["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
        assert b"STSong-Light" in pdf.content
    scanned = resident.get(f"/s/{code_of(town, spot)}")
    assert (scanned.url.path, "已定位到：东门灯杆" in scanned.text) == (REPORT, True)
    typed = {"category": "lamp", "place_path": COMPOUND, "description": "东门灯杆夜里不亮", "another": "yes"}
    form = resident.form("") | {"spot_id": spot.rsplit("/", 1)[1]}
    order = resident.send(REPORT, **form | typed)
    assert "东门灯杆" in resident.get(order.headers["Location"]).text
    withdraw(town, "resident", order.headers["Location"].partition("?")[0].rsplit("/", 1)[1])


def test_what_is_open_nearby_is_shown_before_anything_is_written(town: Town, come: Come) -> None:
    spot = hung(come("dispatcher"), "车棚灯杆")
    body = {"category": "lamp", "place_path": COMPOUND, "description": "车棚灯不亮"}
    body["spot_id"] = spot.rsplit("/", 1)[1]
    order = town.call("dispatcher", "POST", "dispatch", "orders", body)
    number = order["number"]
    page = come("resident").get(f"/s/{code_of(town, spot)}").text
    assert "附近正在处理的" in page
    assert page.index(number) < page.index("请描述情况")
    assert ("约 0 米" in page, "车棚灯不亮" in page) == (True, False)
    withdraw(town, "dispatcher", order["id"])


def test_what_is_open_nearby_is_followed_and_staff_link_what_came_twice(town: Town, come: Come) -> None:
    body = {"category": "lamp", "place_path": COMPOUND, "description": "亭子灯不亮"}
    first = town.call("dispatcher", "POST", "dispatch", "orders", body)
    resident, desk = come("resident"), come("dispatcher")
    page = resident.get(f"{REPORT}?place={COMPOUND}")
    assert f'formaction="/orders/{first["id"]}/follow"' in page.text
    progress = resident.send(f"/orders/{first['id']}/follow", **resident.form(""))
    followed = resident.get(progress.headers["Location"])
    assert ("已关注" in followed.text, first["number"] in followed.text) == (True, True)
    assert "亭子灯不亮" not in followed.text
    assert 'href="/mine/followed"' in resident.get("/mine").text
    listed = resident.get("/mine/followed").text
    assert (first["number"] in listed, "亭子灯不亮" in listed) == (True, False)
    second = town.call("resident", "POST", "dispatch", "orders", body | {"description": "亭子又黑了"})
    path = f"/orders/{second['id']}"
    desk.get(path)
    assert desk.send(path, **desk.form("link") | {"of": first["id"]}).status_code == 303
    assert second["number"] in desk.get(f"/orders/{first['id']}").text
    assert f'href="/orders/{first["id"]}/progress"' in resident.get(path).text
    resident.get(f"/orders/{first['id']}/progress")
    left = resident.send(f"/orders/{first['id']}/progress", **resident.form(""))
    assert "已取消关注" in left.text
    assert first["number"] not in resident.get("/mine/followed").text
    withdraw(town, "dispatcher", first["id"])


def test_a_place_is_found_by_its_address_or_its_number(town: Town, come: Come) -> None:
    hung(come("dispatcher"), "西门灯杆", aliases="W-9")
    resident = come("resident")
    resident.get(REPORT)
    found = resident.send(REPORT, **resident.form("") | {"find": "w-9", "choose": "find"})
    (chosen,) = re.findall(r'value="(spot:[^"]+)"', found.text)
    assert "已定位到：西门灯杆" in resident.send(REPORT, **resident.form("") | {"choose": chosen}).text
    gone = resident.send(REPORT, **resident.form("") | {"choose": "spot:"})
    assert "已定位到" not in gone.text
    nothing = resident.send(REPORT, **resident.form("") | {"find": "火星路 9 号", "choose": "find"})
    assert "没有找到" in nothing.text
    assert resident.send(REPORT, **resident.form("") | {"find": "一", "choose": "find"}).status_code == 422


@pytest.mark.parametrize("code", ["A" * 43, "x"])
def test_a_code_that_somebody_made_up_is_refused_in_words(come: Come, code: str) -> None:
    page = come("resident").get(f"/s/{code}")
    assert (page.status_code, "这个二维码不是本区的" in page.text) == (422, True)


def test_what_is_no_pair_of_degrees_is_refused_at_its_field(come: Come) -> None:
    desk = come("dispatcher")
    for wrong in ("31.45", "north, east", "31, 121, 5", "95, 121"):
        desk.get(SPOTS)
        page = desk.send(SPOTS, **desk.form("create_spot") | LAMP | {"name": "灯杆", "location": wrong})
        assert page.status_code == 422
        assert 'id="create_spot-location-error"' in page.text


def test_another_code_refuses_the_sheet_that_hangs(town: Town, come: Come) -> None:
    desk, resident = come("dispatcher"), come("resident")
    spot = hung(desk, "南门灯杆")
    old = code_of(town, spot)
    desk.get(spot)
    asked = desk.send(spot, **desk.form("reissue_spot"))
    assert "换新二维码" in asked.text
    desk.send(spot, **desk.form("reissue_spot") | {"confirmed": "yes"})
    assert resident.get(f"/s/{old}").status_code == 422
    assert resident.get(f"/s/{code_of(town, spot)}").url.path == REPORT


def test_who_keeps_no_spots_has_no_such_page(come: Come) -> None:
    assert come("resident").get(SPOTS).status_code == 403
