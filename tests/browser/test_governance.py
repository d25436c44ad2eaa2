# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bodies, elections, texts, plans and budgets: a resident's phone in Chinese, a desk in English."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.system.portal.governing import adopted, counted
from tests.system.portal.test_council import COMPOUND, DISTRICT, local
from tests.town import Town

TAKES_LONG = "each page is looked at by axe"

Start = Callable[..., Visitor]
PLACE = {"place_path": COMPOUND}


def made(town: Town, who: str, path: str, **body: Any) -> str:
    """The id of what a request makes."""
    return str(town.call(who, "POST", "deliberation", path, body)["id"])


def at(days: int) -> str:
    return f"{local(days)}:00+08:00"


@pytest.fixture(scope="module")
def there(town: Town) -> dict[str, str]:
    """The ids of one of each."""
    body = made(town, "supervisor", "bodies", kind="core", name="议事核心", seats=3, **PLACE)
    projects = [{"title": "楼道长椅", "cost": 400_000}, {"title": "充电桩", "cost": 900_000}]
    asked = {"title": "民生微实事", "budget": 1_000_000, "most": 2, "projects": projects, **PLACE}
    budget = made(town, "dispatcher", "budget-votes", **asked, closes_at=at(7))
    over = made(town, "dispatcher", "budget-votes", **asked, closes_at=at(7))
    chosen = town.call("resident", "GET", "deliberation", f"budget-votes/{over}")["projects"][1]["id"]
    town.call("resident", "POST", "deliberation", f"budget-votes/{over}/ballots", {"points": {chosen: 1}})
    counted(town, over)
    adopted(town, "管理规约", date(2025, 1, 1))
    covenant = {"number": 1, "title": "停车", "text": "一户一位，消防通道不得停车。"}
    steps = [{"title": "划线", "owner": "物业公司", "due": "2030-05-01"}]
    plan = {"title": "划线方案", "goals": ["消防通道畅通"], "steps": steps}
    return {
        "body": body,
        "election": made(town, "supervisor", "elections", body_id=body, nominations_until=at(5)),
        "budget": budget,
        "over": over,
        "charter": adopted(town, "管理规约", date(2026, 1, 1), covenant),
        "plan": made(town, "dispatcher", "plans", **plan, **PLACE),
    }


def test_a_resident_stands_and_chooses_in_three_taps(visit: Start, there: dict[str, str]) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("resident")
    visitor.open("/votes")
    visitor.taps = 0
    page.locator(f'a[href="/elections/{there["election"]}"]').click()
    visitor.look("governance-2-stand")
    page.get_by_role("button", name="提交参选").click()
    expect(page.get_by_role("status")).to_contain_text("已收到您的参选")
    assert visitor.taps <= 3
    visitor.open(f"/budgets/{there['budget']}")
    visitor.taps = 0
    page.get_by_text("楼道长椅").click()
    visitor.look("governance-4-choose")
    page.get_by_role("button", name="提交选择").click()
    expect(page.get_by_role("status")).to_contain_text("您的选择已收到")
    assert visitor.taps <= 3


def test_the_pages_of_everybody_and_of_staff(visit: Start, there: dict[str, str]) -> None:
    visitor, public = visit(), f"/public/{DISTRICT}"
    visitor.log_in("supervisor")
    for name, path in (
        ("public-body", f"{public}/bodies/{there['body']}"),
        ("public-charter", f"{public}/charters/{there['charter']}"),
        ("public-budget", f"{public}/budgets/{there['over']}"),
        ("staff-body", f"/council/bodies/{there['body']}"),
        ("staff-plan", f"/council/plans/{there['plan']}"),
        ("", "/language/en"),
        ("public-body-en", f"{public}/bodies/{there['body']}"),
        ("public-budget-en", f"{public}/budgets/{there['over']}"),
        ("staff-election-en", f"/council/elections/{there['election']}"),
        ("staff-charter-en", "/council/charters/new"),
    ):
        visitor.open(path)
        if name:
            visitor.look(f"governance-{name}")
