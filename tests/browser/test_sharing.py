# SPDX-License-Identifier: AGPL-3.0-or-later
"""Points, the shelf, volunteering, tools and venues: every page is read."""

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.town import CHINA, NEIGHBOURHOOD, START, UNIT, Town

TAKES_LONG = "every page of points and volunteering is read by axe"
Visit = Callable[..., Visitor]


@pytest.fixture(scope="module")
def shared(town: Town) -> dict[str, str]:
    """An activity to which a resident came to sign up, a good, and a tool that they have."""
    year = datetime.now(CHINA).year + 1
    plan = {"title": "擦洗健身器材", "description": "一起擦洗小广场的健身器材。", "venue": "小广场"}
    plan |= {"starts_at": f"{year}-04-01T09:00:00+08:00", "ends_at": f"{year}-04-01T11:00:00+08:00"}
    given = plan | {"capacity": 5, "skills": ["care"], "place_path": NEIGHBOURHOOD}
    activity = town.call("dispatcher", "POST", "dispatch", "activities", given)["id"]
    town.call("dispatcher", "POST", "dispatch", f"activities/{activity}:publish")
    town.call("resident", "POST", "dispatch", f"activities/{activity}:join")
    good = {"name": "保温杯", "description": "不锈钢，500 毫升。", "price": 30, "stock": 8}
    made = town.call("dispatcher", "POST", "dispatch", "goods", good | {"place_path": NEIGHBOURHOOD})
    person = town.call("resident", "GET", "dispatch", "point-accounts/mine")["id"]
    entry = {"person_id": person, "place_path": NEIGHBOURHOOD, "rule": "proposal", "note": "建议装扶手"}
    town.call("dispatcher", "POST", "dispatch", "point-entries", entry | {"units": 2})
    tool = {"code": "GJ-12", "name": "人字梯", "description": "两米，铝合金。", "deposit": {"fen": 5000}}
    kept = town.call("dispatcher", "POST", "dispatch", "tools", tool | {"place_path": NEIGHBOURHOOD})["id"]
    today = (START + timedelta(days=1)).date()
    days = {"first": today.isoformat(), "last": (today + timedelta(days=2)).isoformat()}
    loan = town.call("resident", "POST", "dispatch", f"tools/{kept}:book", days)["id"]
    town.call("dispatcher", "POST", "dispatch", f"loans/{loan}:lend")
    hall = {"name": "三楼舞蹈室", "seats": 20, "opens": "09:00", "closes": "21:00"}
    venue = town.call("dispatcher", "POST", "dispatch", "venues", hall | {"place_path": NEIGHBOURHOOD})["id"]
    day = today + timedelta(days=2)
    asked = {"starts_at": f"{day}T19:00:00+08:00", "ends_at": f"{day}T20:30:00+08:00", "purpose": "广场舞"}
    booking = town.call("resident", "POST", "dispatch", f"venues/{venue}:book", asked)["id"]
    shared = {"venue": f"venues/{venue}", "booking": f"venues/bookings/{booking}"}
    return shared | {
        "activity": activity,
        "good": made["id"],
        "tool": f"tools/{kept}",
        "loan": f"tools/loans/{loan}",
    }


@pytest.mark.parametrize("who", ["resident", "dispatcher"])
def test_tools_and_venues(visit: Visit, shared: dict[str, str], who: str) -> None:
    visitor = visit()
    visitor.log_in(who)
    pages = ("tools", shared["tool"], shared["loan"], "venues", shared["venue"], shared["booking"])
    for number, page in enumerate(pages, 1):
        visitor.open(f"/{page}")
        for form in visitor.page.locator("summary").all():
            form.click()
        visitor.look(f"tools-{who}-{number}")


def test_what_a_resident_sees(visit: Visit, shared: dict[str, str]) -> None:
    visitor = visit()
    visitor.log_in("resident")
    known = (f"activities/{shared['activity']}", f"points/goods/{shared['good']}")
    for number, page in enumerate(("activities", *known, "activities/skills", "points"), 1):
        visitor.open(f"/{page}")
        for form in visitor.page.locator("summary").all():
            form.click()
        visitor.look(f"sharing-{number}")


def test_what_staff_see(visit: Visit, shared: dict[str, str]) -> None:
    visitor = visit()
    visitor.log_in("dispatcher")
    activity = f"activities/{shared['activity']}"
    pages = ("activities", activity, f"{activity}/sheet", "points/desk", f"points/goods/{shared['good']}")
    for number, page in enumerate(pages, 6):
        visitor.open(f"/{page}")
        for form in visitor.page.locator("summary").all():
            form.click()
        visitor.look(f"sharing-{number}")


def test_points_make_an_honour_and_buy_a_good(visit: Visit, town: Town, shared: dict[str, str]) -> None:
    resident, desk = visit(), visit()
    good = f"points/goods/{shared['good']}"
    who = town.settle("kind", "陆热心", "resident", UNIT)
    person = town.call("kind", "GET", "dispatch", "point-accounts/mine")["id"]
    for rule, note in (("proposal", "建议给电梯厅装扶手"), ("other", "帮邻居照看孩子")):
        entry = {"person_id": person, "place_path": NEIGHBOURHOOD, "rule": rule, "note": note, "units": 4}
        town.call("dispatcher", "POST", "dispatch", "point-entries", entry)
    resident.log_in("kind")
    resident.open("/points")
    expect(resident.page.locator("main")).to_contain_text("一星志愿者")
    resident.look("points-1")
    resident.open(f"/{good}")
    resident.page.locator("summary").first.click()
    resident.page.locator("select").last.select_option(index=1)
    resident.page.get_by_role("button", name="兑换").click()
    pickup = resident.page.locator("main dd").first.inner_text()
    resident.look("points-2")
    redemption = urlsplit(resident.page.url).path
    desk.log_in("dispatcher")
    desk.open("/points/desk")
    desk.look("points-3")
    desk.open(redemption)
    for form in desk.page.locator("summary").all():
        form.click()
    desk.look("points-4")
    desk.page.locator("[name=pickup]").fill(pickup)
    desk.page.get_by_role("button", name="发放").click()
    expect(desk.page.locator("main")).to_contain_text(who.name)
    desk.look("points-5")
    resident.open("/points")
    resident.look("points-6")
