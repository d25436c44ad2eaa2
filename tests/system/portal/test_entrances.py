# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever can be begun at an entrance (单元) can be begun there by the pages."""

import re
from collections.abc import Callable

import pytest

from tests.each import assert_each
from tests.system.portal.conftest import Browser
from tests.system.portal.money import until
from tests.system.portal.test_council import local
from tests.system.portal.test_money import sent
from tests.system.portal.voting import COMPOUND
from tests.town import Town

TAKES_LONG = "each form is walked down from the compound to the entrance"
Come = Callable[[str], Browser]
BUILDING = f"{COMPOUND}/b31"
ENTRANCE = f"{BUILDING}/e-1"
FLAT = f"{BUILDING}/u101"
BEGUN = (
    ("supervisor", "/council/votes/new", "prepare_vote"),
    ("supervisor", "/council/surveys/new", "open_survey"),
    ("supervisor", "/council/meetings/new", "call_meeting"),
    ("supervisor", "/council/bodies/new", "found_body"),
    ("supervisor", "/council/charters/new", "draft_charter"),
    ("supervisor", "/council/plans/new", "open_plan"),
    ("supervisor", "/council/budgets/new", "open_budget_vote"),
    ("dispatcher", "/points/desk", "enter_points"),
    ("dispatcher", "/points/desk", "create_good"),
    ("dispatcher", "/tools", "create_tool"),
    ("dispatcher", "/venues", "create_venue"),
    ("dispatcher", "/activities", "create_activity"),
    ("treasurer", "/money/desk/funds/new", "open_fund"),
    ("treasurer", "/money/desk/grants/new", "apply_grant"),
)


@pytest.fixture(scope="module")
def house(town: Town) -> str:
    """A building with an entrance in which one of its two flats lies; its id."""

    def make(parent: str, kind: str, code: str, name: str, **more: object) -> str:
        body = {"parent_id": parent, "kind": kind, "code": code, "name": name, **more}
        return str(town.call("admin", "POST", "identity", "places", body)["id"])

    def heard() -> bool:
        found = town.call("dispatcher", "GET", "dispatch", "places", below=BUILDING)["items"]
        return ENTRANCE in {one["path"] for one in found}

    area = {"dm2": 9150, "source": "registry"}
    compound = town.call("admin", "GET", "identity", "places", under=COMPOUND, limit="1")["items"][0]["id"]
    building = make(compound, "building", "b31", "31号楼")
    entrance = make(building, "entrance", "e-1", "1单元")
    flat = make(building, "unit", "u101", "101室", exclusive_area=area)
    make(building, "unit", "u201", "201室", exclusive_area=area)
    into = {"entrance_id": entrance, "unit_ids": [flat]}
    town.call("admin", "POST", "identity", f"places/{building}:assign-entrance", into)
    until(heard, "dispatch never heard of the entrance")
    return building


def offered(page: str, act: str) -> list[str]:
    """The closer places that the form of an act offers."""
    forms = re.findall(r"<form method=\"post\".*?</form>", page, re.DOTALL)
    form = next(one for one in forms if f'name="action" value="{act}"' in one)
    return re.findall(r'name="choose" value="([^"]+)"', form)


def test_an_entrance_is_offered_below_its_building_and_no_flat(come: Come, house: str) -> None:
    def is_offered(begun: tuple[str, str, str]) -> None:
        who, page, act = begun
        at = come(who)
        at.get(page)
        assert BUILDING in offered(at.send(page, **at.form(act), choose=COMPOUND).text, act)
        assert offered(at.send(page, **at.form(act), choose=BUILDING).text, act) == [ENTRANCE]
        chosen = at.send(page, **at.form(act), choose=ENTRANCE, place_path=BUILDING).text
        assert re.search(rf'value="{ENTRANCE}" required checked', chosen)
        assert re.search(rf'value="{BUILDING}" required>', chosen), "the way to it can be gone back"

    assert_each(is_offered, {act: (who, page, act) for who, page, act in BEGUN})


def test_the_fund_of_an_entrance_is_opened_named_by_its_house_and_its_quarters_can_be_closed(
    come: Come, house: str
) -> None:
    treasurer = come("treasurer")
    named = {
        "kind": "maintenance",
        "name": "一单元维修资金",
        "purpose": "本单元共有部分",
        "place_path": ENTRANCE,
    }
    page = sent(treasurer, "/money/desk/funds/new", "open_fund", **named)
    assert (page.status_code, "一单元维修资金" in page.text) == (200, True)
    assert "德兴苑 · 31号楼 · 1单元" in treasurer.get("/money/desk").text
    for books in ("/money/desk/quarters", "/money/desk/exports", "/money/desk/cash"):
        assert f'<option value="{ENTRANCE}"' in treasurer.get(books).text, books


def test_an_emergency_at_an_entrance_is_borne_by_its_flats(town: Town, come: Come, house: str) -> None:
    given = {"kind": "maintenance", "name": "德兴苑维修资金", "purpose": "共用部位", "place_path": COMPOUND}
    town.call("treasurer", "POST", "finance", "funds", given)
    page, act, treasurer = "/money/desk/emergencies", "declare_emergency", come("treasurer")
    treasurer.get(page)
    assert offered(treasurer.send(page, **treasurer.form(act), choose=BUILDING).text, act) == [ENTRANCE]


def test_a_vote_at_an_entrance_is_prepared_by_its_page(come: Come, house: str) -> None:
    boss = come("supervisor")
    asked = {
        "title": "一单元电梯",
        "question": "是否更换一单元的电梯？",
        "plan": "更换一台。",
        "matter": "use_of_fund",
    }
    when = {"opens_at": local(20), "closes_at": local(30)}
    page = sent(boss, "/council/votes/new", "prepare_vote", **asked, **when, place_path=ENTRANCE)
    assert (page.status_code, "是否更换一单元的电梯？" in page.text) == (200, True), page.text
