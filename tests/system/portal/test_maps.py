# SPDX-License-Identifier: AGPL-3.0-or-later
"""The map in the portal: staff come from a bubble to its orders, everybody sees what tells no home."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from tests.system.portal.conftest import Browser
from tests.town import NEIGHBOURHOOD, Town

Come = Callable[[str], Browser]
PUBLIC = "/public/320585/map"
CORNER = "z=14&x=13702&y=6681"
HERE = {"latitude": 31.4512, "longitude": 121.1013}


def mapped(town: Town, count: int, **more: object) -> list[str]:
    """A category that no other test of this town reports: who reports is asked whether it is one of these."""
    body = {"category": "resurfacing", "description": "路面坑洼", "place_path": f"{NEIGHBOURHOOD}/c01"}
    whole = body | {"location": HERE} | more
    return [town.call("dispatcher", "POST", "dispatch", "orders", whole)["id"] for _ in range(count)]


def links(page: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'<a href="([^"]+)" tabindex="-1">', page)]


def test_staff_come_closer_until_the_orders_are_listed(town: Town, come: Come) -> None:
    order_id, *_ = mapped(town, 2)
    desk = come("dispatcher")
    page = desk.get("/map?state=open")
    assert page.status_code == 200
    assert "工单地图" in page.text
    page = desk.get(f"/map?{CORNER}")
    listed = [one for one in links(page.text) if one.startswith("/desk?cell=17/") or "cell=17%2F" in one]
    assert listed
    assert any(f"/orders/{order_id}" in desk.get(one).text for one in listed)
    assert [one for one in ("有超时的", "北纬", "放大", "缩小", "向北") if one not in page.text] == []
    wide = desk.get("/map?z=11&x=1712&y=835").text
    assert any("z=13" in one for one in links(wide))


def test_the_map_is_asked_for_by_what_is_shown(town: Town, come: Come) -> None:
    mapped(town, 1)
    desk = come("dispatcher")
    assert links(desk.get(f"/map?{CORNER}&state=all&place={NEIGHBOURHOOD}").text)
    assert links(desk.get(f"/map?{CORNER}&state=all&month=2001-01").text) == []
    assert desk.get(f"/map?{CORNER}&state=nonsense&month=x").status_code == 200
    assert desk.get(f"/map?{CORNER}&place=/320585/999/001").status_code in (403, 404)
    assert desk.get("/map?z=99&x=1&y=1").status_code == 200


def test_residents_have_no_map_of_orders(come: Come) -> None:
    resident = come("resident")
    assert resident.get("/map").status_code == 403
    assert 'href="/map"' not in resident.get("/").text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everybody_sees_where_much_is_broken(
    town: Town, browser: Callable[[], Browser], language: str
) -> None:
    mapped(town, 5)
    visitor = browser()
    visitor.http.cookies.set("linli_language", language)
    page = visitor.get(f"{PUBLIC}?{CORNER}&state=all")
    assert page.status_code == 200
    assert all(link.startswith(PUBLIC) for link in links(page.text))
    assert "map-bubble" in page.text
    assert "/desk" not in page.text
    assert PUBLIC in visitor.get("/public/320585").text


def test_an_area_that_is_none_is_a_problem_page(browser: Callable[[], Browser]) -> None:
    assert browser().get(f"{PUBLIC}?place=/320585/009").status_code in (404, 422)
