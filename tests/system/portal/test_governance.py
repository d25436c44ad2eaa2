# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bodies, elections, texts, plans and budgets: kept by staff, used by residents, read by everybody."""

import re
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import httpx
import pytest

from scripts.demo.story.photo import photo
from tests.system.portal.conftest import Browser
from tests.system.portal.governing import adopted, counted, nominations_over
from tests.system.portal.test_council import COMPOUND, DISTRICT, ID, local, sent
from tests.town import Town

Come = Callable[[str], Browser]
PLACE = {"place_path": COMPOUND}


def of(page: httpx.Response, where: str) -> str:
    """The id in the address of the page."""
    found = re.search(rf"{where}/({ID})", str(page.url))
    assert found, page.url
    return found[1]


def public(town: Town, path: str, **query: str) -> str:
    """A page without a log-in."""
    answer = httpx.get(f"{town.portal}/public/{DISTRICT}/{path}", params=query, trust_env=False)
    assert answer.status_code == 200, path
    return answer.text


@pytest.fixture
def election(come: Come) -> str:
    """The id of an election of a body that is new."""
    boss = come("supervisor")
    named = {"kind": "core", "name": f"议事核心 {uuid4().hex[:6]}", "seats": "3"}
    body = of(sent(boss, "/council/bodies/new", "found_body", **named, **PLACE), "bodies")
    page = sent(boss, f"/council/bodies/{body}", "call_election", nominations_until=local(5))
    return of(page, "elections")


def test_who_wants_to_sit_stands_is_reviewed_and_listed(
    town: Town, come: Come, resident: Browser, election: str
) -> None:
    path = f"/elections/{election}"
    assert path in resident.get("/votes").text
    for person in (resident, come("dispatcher"), come("treasurer")):
        person.get(path)
        stood = person.send(path, **person.form(), statement="愿意为大家服务。")
        assert stood.status_code == 303, stood.text
        page = person.get(stood.headers["Location"]).text
        assert "已收到您的参选" in page
        assert "待审查" in page
    told = town.call("admin", "GET", "deliberation", f"public/{DISTRICT}/elections/{election}")
    assert told["candidates"] == [], "no name before the list"
    boss, kept = come("supervisor"), f"/council/elections/{election}"
    head, asked = come("admin"), {"name": "王建国"}
    head.get(kept)
    several = head.send(kept, **head.form("nominate"), **asked, phone="13812345678")
    assert several.status_code == 422, "several people have this number"
    worker = town.people["handler"].id
    assert "居委会推荐" in sent(boss, kept, "nominate", **asked, person_id=worker).text
    nominations_over(town, election)
    for one in re.findall(rf'name="action" value="review_({ID})"', boss.get(kept).text):
        sent(boss, kept, f"review_{one}")
    assert "名单公示" in sent(boss, kept, "publish-candidates").text
    listed = public(town, f"elections/{election}")
    assert "李梅" in listed
    assert "愿意为大家服务" in listed
    boss.get(kept)
    early = boss.send(kept, **boss.form("appoint"), document="任命书 1 号")
    assert early.status_code == 422, "nobody is chosen"
    people = re.findall(rf'name="(seat_{ID})"', boss.get(kept).text)
    chosen = dict.fromkeys(people[:3], "yes")
    early = boss.send(kept, **boss.form("appoint"), document="任命书", **chosen)
    assert early.status_code == 409, "the list is public first"
    assert "公示" in early.text


def test_who_is_refused_reads_why_and_others_do_not(
    town: Town, come: Come, resident: Browser, election: str
) -> None:
    path, kept, boss = f"/elections/{election}", f"/council/elections/{election}", come("supervisor")
    resident.get(path)
    resident.send(path, **resident.form())
    me = town.people["resident"].id
    held = {"ground": "no_capacity", "reason": "法院的判决。"}
    assert "不符合条件" in sent(boss, kept, f"review_{me}", **held).text
    assert "法院的判决" in resident.get(path).text
    assert "法院的判决" not in come("dispatcher").get(path).text
    sent(boss, kept, "withdraw", reason="重新推荐。")
    assert "没有产生" in public(town, f"elections/{election}")


def test_bodies_are_read_by_everybody(town: Town, election: str, come: Come) -> None:
    listed = public(town, "bodies")
    assert "议事核心" in listed
    body = town.call("admin", "GET", "deliberation", f"elections/{election}")["body_id"]
    page = public(town, f"bodies/{body}")
    assert "还没有成员" in page
    assert f"/elections/{election}" in page
    assert "登记备案" not in come("supervisor").get(f"/council/bodies/{body}").text, "nobody sits yet"
    assert "开始选举" not in come("dispatcher").get(f"/council/bodies/{body}").text
    assert come("dispatcher").get("/council/bodies/new").status_code == 403


def test_a_text_is_drafted_revised_and_put_to_the_vote(town: Town, come: Come) -> None:
    boss = come("supervisor")
    boss.get("/council/charters/new")
    asked = {"kind": "rules", "title": "业主大会议事规则", **PLACE}
    bare = boss.send("/council/charters/new", **boss.form("draft_charter"), **asked, clauses="大家商量。")
    assert bare.status_code == 422
    assert "大家商量" in bare.text, "what was typed is there"
    text = "第1条 会议\r\n每年开一次。\r\n\r\n第2条 表决\r\n按面积和人数。"
    page = sent(boss, "/council/charters/new", "draft_charter", **asked, clauses=text)
    charter = of(page, "charters")
    assert "按面积和人数" in page.text
    path = f"/council/charters/{charter}"
    changed = text.replace("一次", "两次")
    assert "每年开两次" in sent(boss, path, "revise_charter", title=asked["title"], clauses=changed).text
    unknown = httpx.get(f"{town.portal}/public/{DISTRICT}/charters/{charter}", trust_env=False)
    assert unknown.status_code == 404, "a draft is nobody's yet"
    when = {"opens_at": local(20), "closes_at": local(30)}
    voted = sent(boss, path, "vote_on_charter", question="同意吗？", plan="见全文。", **when)
    assert "制定和修改业主大会议事规则" in voted.text
    assert "正在表决" in public(town, f"charters/{charter}")


def test_the_text_of_any_day_and_what_changed(town: Town) -> None:
    first = adopted(town, "管理规约", date(2025, 1, 1))
    clauses = {"number": 1, "title": "停车", "text": "一户一位。"}
    second = adopted(town, "管理规约", date(2026, 1, 1), clauses)
    page = public(town, f"charters/{second}")
    assert "这是现在施行的文本" in page
    assert "一户一位" in page
    assert "先到先停" in page, "what was before"
    assert "删除" in page
    assert "现在施行的是另一版" in public(town, f"charters/{first}")
    before = public(town, f"charters/{second}", day="2025-06-15")
    assert f'/charters/{first}">管理规约' in before
    assert "那一天还没有施行的文本" in public(town, f"charters/{second}", day="2024-01-15")
    assert "请检查这一项" in public(town, f"charters/{second}", day="soon")
    assert f"/charters/{second}" in public(town, "charters")


def test_a_plan_is_carried_out_in_public(town: Town, come: Come) -> None:
    desk, title = come("dispatcher"), f"划线方案 {uuid4().hex[:6]}"
    asked = {"title": title, "goals": "消防通道畅通", **PLACE}
    desk.get("/council/plans/new")
    wrong = desk.send("/council/plans/new", **desk.form("open_plan"), **asked, steps="划线，物业")
    assert wrong.status_code == 422
    steps = "划线；物业公司；2030-05-01\r\n验收；社区居委会；2030-06-01"
    page = sent(desk, "/council/plans/new", "open_plan", **asked, steps=steps)
    plan = of(page, "plans")
    step = re.search(rf'<option value="({ID})"[^>]*>划线', page.text)
    assert step
    told = {"step_id": step[1], "text": "划好了二十个车位。", "done": "yes"}
    page = sent(desk, f"/council/plans/{plan}", "report_progress", photo("lines"), **told)
    assert "完成 1 步" in page.text
    shown = public(town, f"plans/{plan}")
    assert "划好了二十个车位" in shown
    assert "1 份照片或文件" in shown
    assert title in public(town, "plans")


def test_residents_choose_projects_and_each_is_explained(town: Town, come: Come, resident: Browser) -> None:
    desk, title = come("dispatcher"), f"民生微实事 {uuid4().hex[:6]}"
    asked = {"title": title, "budget": "10,000", "form": "approval", "most": "1", "rule": "greedy", **PLACE}
    projects = "长椅；4000\r\n充电桩；9000"
    page = sent(
        desk, "/council/budgets/new", "open_budget_vote", **asked, projects=projects, closes_at=local(7)
    )
    vote = of(page, "budgets")
    path = f"/budgets/{vote}"
    assert path in resident.get("/votes").text
    boxes = re.findall(rf'name="(project_{ID})"', resident.get(path).text)
    assert len(boxes) == 2
    too_many = resident.send(path, **resident.form(), **dict.fromkeys(boxes, "1"))
    assert too_many.status_code == 422
    assert "最多可以投 1" in too_many.text
    assert resident.send(path, **resident.form()).status_code == 422
    resident.get(path)
    done = resident.send(path, **resident.form(), **{boxes[1]: "1"})
    assert done.status_code == 303
    page = resident.get(done.headers["Location"])
    assert "您的选择已收到" in page.text
    assert re.search(rf'name="{boxes[1]}"[^>]*checked', page.text)
    assert "以后才公布结果" in public(town, path.removeprefix("/"))
    counted(town, vote)
    result = resident.get(path).text
    assert "入选" in result
    assert "费用超过了剩下的预算" in result
    assert "<figure" in result


def test_what_is_not_there_is_a_page_that_says_so(town: Town) -> None:
    nobody = "00000000-0000-7000-8000-000000000000"
    for path in ("bodies", "elections", "charters", "plans", "budgets"):
        answer = httpx.get(f"{town.portal}/public/{DISTRICT}/{path}/{nobody}", trust_env=False)
        assert answer.status_code == 404, path
    assert httpx.get(f"{town.portal}/public/abc/bodies", trust_env=False).status_code == 404
