# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rounds in the portal, from the plan to the finish, and who is away."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import httpx
import pytest
from pymongo import MongoClient

from tests.system.portal import money
from tests.system.portal.conftest import Browser
from tests.system.portal.test_money import sent
from tests.town import CHINA, NEIGHBOURHOOD, Town

Come = Callable[[str], Browser]
PLANS, ROUNDS, ABSENCES = "/rounds/plans", "/rounds", "/absences"
PLAN = {
    "place_path": NEIGHBOURHOOD,
    "kind": "inspection",
    "points": "消防泵房\n地下车库入口\n",
    "items": "灭火器 | 在位，压力正常\n应急灯\n",
    "cadence": "daily",
    "opens": "00:00",
    "limit": "20",
}


def planned(town: Town, desk: Browser, title: str, **changed: str) -> str:
    """The address of a plan that the handler carries out."""
    given = PLAN | {"title": title, "assignee_id": town.people["handler"].id} | changed
    return str(sent(desk, PLANS, "create_round_plan", **given).url.path)


def tried(browser: Browser, path: str, action: str, **typed: str) -> httpx.Response:
    browser.get(path)
    return browser.send(path, **browser.form(action) | typed)


def codes(town: Town, plan: str) -> list[str]:
    found = town.call("dispatcher", "GET", "dispatch", f"round-plans/{plan.rsplit('/', 1)[1]}/codes")
    return [one["token"] for one in found["points"]]


def now_of(town: Town) -> datetime:
    """The business time of the town's processes."""
    with MongoClient[dict[str, datetime]](town.mongodb_uri, tz_aware=True) as mongo:
        found = mongo[f"{town.prefix}simulation"]["simulation"].find_one({"_id": "now"})
    assert found
    return found["at"].astimezone(CHINA)


def begun(town: Town, desk: Browser, title: str) -> tuple[str, str]:
    """The addresses of a plan, and of its round that opens a minute from now: the clock moves so far."""
    opens_at = now_of(town) + timedelta(minutes=1)
    plan = planned(town, desk, title, opens=f"{opens_at:%H:%M}")
    rounds = town.call("handler", "GET", "dispatch", "rounds", mine="true")["items"]
    one = next(one for one in rounds if one["terms"]["title"] == title)
    town.set_clock(opens_at)

    def is_open() -> bool:
        found = town.call("handler", "GET", "dispatch", f"rounds/{one['id']}")
        return bool(found["state"] == "open")

    money.until(is_open, "the round never opened")
    return plan, f"{ROUNDS}/{one['id']}"


def test_a_round_is_planned_made_and_finished(town: Town, come: Come) -> None:
    desk, worker = come("dispatcher"), come("handler")
    plan, here = begun(town, desk, "夜间消防巡检")
    shown = desk.get(plan).text
    assert [one for one in ("执行中", "消防泵房", "在位，压力正常", "每天") if one not in shown] == []
    assert desk.get(f"{plan}/sheet").text.count("<svg") >= 2
    pump, garage = codes(town, plan)
    assert "夜间消防巡检" in worker.get(ROUNDS).text
    scanned = worker.get(f"{ROUNDS}/at/{plan.rsplit('/', 1)[1]}?code={pump}")
    assert (scanned.url.path, pump in scanned.text) == (here, True)
    sent(worker, here, "check_in_round", code=pump)
    wrong = tried(worker, here, "check_in_round", code="x")
    assert (wrong.status_code, "扫到的码不属于" in wrong.text) == (422, True)
    early = tried(worker, here, "finish_round")
    assert (early.status_code, "还有点位没到" in early.text) == (409, True)
    sent(worker, here, "check_in_round", code=garage)
    answers = {"answer_0": "good", "answer_1": "bad"}
    assert "不合格的要写明" in tried(worker, here, "answer_round", **answers).text
    answered = sent(worker, here, "answer_round", **answers, words_1="不亮")
    assert "不合格 · 不亮" in answered.text
    found = {"category": "lamp", "description": "应急灯不亮", "point": "p2", "item": "i2"}
    assert "/orders/" in sent(worker, here, "report_finding", **found).text
    assert "已完成" in sent(worker, here, "finish_round", note="其余正常").text
    assert re.search("应急灯不亮|夜间消防巡检", desk.get(here).text)
    assert "已暂停" in sent(desk, plan, "pause_round_plan").text
    assert "执行中" in sent(desk, plan, "continue_round_plan").text
    assert "已结束" in sent(desk, plan, "end_round_plan").text


def test_a_plan_is_revised_and_what_stays_keeps_its_code(town: Town, come: Come) -> None:
    desk, worker = come("dispatcher"), come("handler")
    plan, running = begun(town, desk, "改版巡检")
    pump, garage = codes(town, plan)
    given = PLAN | {"title": "改版后的巡检", "points": "门卫室\n地下车库入口\n", "cadence": "weekly"}
    given |= {"assignee_id": town.people["handler"].id}
    refused = tried(desk, plan, "revise_round_plan", **given | {"weekdays": "9"})
    assert (refused.status_code, "每周的哪几天" in refused.text) == (422, True)
    assert 'value="20"' in desk.get(plan).text, "the limit stands in the form as it is"
    given |= {"weekdays": "1,3"}
    shown = sent(desk, plan, "revise_round_plan", **given).text
    assert [one for one in ("改版后的巡检", "门卫室", "在位，压力正常") if one not in shown] == []
    assert "消防泵房" not in shown
    kept = codes(town, plan)
    assert (pump in kept, kept[1]) == (False, garage)
    assert "改版巡检" in worker.get(running).text, "a round that began keeps its version"
    again = sent(desk, plan, "revise_round_plan", **given | {"new_codes": "yes"}).text
    assert ("改版后的巡检" in again, set(codes(town, plan)) & set(kept)) == (True, set())
    sent(desk, plan, "pause_round_plan")
    assert "已暂停" in sent(desk, plan, "revise_round_plan", **given | {"title": "停着也能改"}).text
    sent(desk, plan, "end_round_plan")
    assert 'value="revise_round_plan"' not in desk.get(plan).text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"points": ""}, "至少设一个"),
        ({"kind": "maintenance"}, "哪台设备"),
        ({"cadence": "weekly", "weekdays": "1,9"}, "每周的哪几天"),
        ({"cadence": "weekly", "weekdays": ""}, "永远不会轮到"),
        ({"limit": "30"}, "时限太长"),
        ({"limit": "x"}, "几小时内完成"),
        ({"opens": "25:00"}, "几点开始"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(town: Town, come: Come, changed: dict[str, str], said: str) -> None:
    given = PLAN | {"title": "做不到的计划", "assignee_id": town.people["handler"].id} | changed
    refused = tried(come("dispatcher"), PLANS, "create_round_plan", **given)
    alerts = " ".join(re.findall(r'role="alert".*?</div>', refused.text, re.DOTALL))
    assert (refused.status_code // 100, said in alerts) == (4, True), alerts


def test_who_is_away_is_registered_and_comes_back(town: Town, come: Come) -> None:
    desk, worker = come("dispatcher"), come("handler")
    year = datetime.now(CHINA).year + 1
    given = {"place": NEIGHBOURHOOD, "since": f"{year}-05-01", "until": f"{year}-05-03"}
    given |= {"person_id": town.people["handler"].id, "note": "回乡探亲"}
    assert "回乡探亲" in sent(desk, ABSENCES, "register_absence", **given).text
    wrong = tried(desk, ABSENCES, "register_absence", **given | {"until": f"{year}-04-01"})
    assert wrong.status_code == 422
    own = sent(worker, ABSENCES, "register_absence", **given | {"note": "自己登记"}).text
    assert ("自己登记" in own, "回乡探亲" in own) == (True, True)
    away = desk.get(ABSENCES).text
    for browser in (desk, worker):
        known = re.search(r'<option value="([0-9a-f-]{36})"[^>]*>王建国 ', away)
        assert known
        away = sent(browser, ABSENCES, "end_absence", absence_id=known[1]).text
    assert ("自己登记" in away, "回乡探亲" in away) == (False, False)


@pytest.mark.parametrize(
    ("who", "page"), [("resident", ROUNDS), ("handler", PLANS), ("resident", ABSENCES), ("treasurer", ROUNDS)]
)
def test_a_page_that_is_not_for_somebody_says_so(come: Come, who: str, page: str) -> None:
    assert come(who).get(page).status_code == 403
