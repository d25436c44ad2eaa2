# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff bring a topic from raised to decided by pages alone, and residents take part in it."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import httpx
import pytest

from scripts.demo.story.photo import photo
from services.deliberation.domain.votes import State
from tests.system.portal.conftest import Browser
from tests.system.portal.voting import COMPOUND, DISTRICT, a_vote, begin
from tests.town import START, Town

Come = Callable[[str], Browser]
ID = r"[0-9a-f-]{36}"
NOW = START + timedelta(hours=13, minutes=40)


def local(days: int) -> str:
    """So many days from now, as a form says it."""
    return f"{NOW + timedelta(days=days):%Y-%m-%dT19:00}"


def sent(browser: Browser, path: str, action: str, *files: bytes, **typed: str) -> httpx.Response:
    """Fill in the form of an act on its page and follow where it leads; a refusal fails."""
    browser.get(path)
    chosen = [("photo", ("board.jpg", file)) for file in files]
    data = {**browser.form(action), **typed}
    answer = browser.http.post(path, data=data, files=chosen or None, follow_redirects=False)
    assert answer.status_code == 303, re.findall(r'role="alert".*?</div>', answer.text, re.DOTALL)
    return browser.get(answer.headers["Location"])


@pytest.fixture
def topic(resident: Browser, come: Come) -> str:
    """The id of a topic that a resident has proposed."""
    resident.get("/proposals/new")
    text = f"晚上回来没有车位 {uuid4()}"
    fields = {"title": "停车难", "text": text, "place_path": COMPOUND}
    done = resident.send("/proposals/new", **resident.form(), **fields)
    assert done.status_code == 303, done.text
    assert "议题已提交" in resident.get(done.headers["Location"]).text
    boss = come("supervisor")
    found = re.findall(rf"/council/topics/({ID})", boss.get("/council").text)
    return next(one for one in found if text in boss.get(f"/council/topics/{one}").text)


def test_a_topic_is_classified_scheduled_asked_about_and_everybody_follows(
    town: Town, come: Come, resident: Browser, topic: str
) -> None:
    boss, path = come("supervisor"), f"/council/topics/{topic}"
    page = sent(boss, path, "classify", matter="compound_order", public_title="小区停车秩序").text
    assert "红色议事厅" in page
    sent(boss, path, "schedule", year="2026", quarter="2", owner="德兴社区居委会")
    sent(boss, path, "advance", note="居民提出，已核实。", document="议题表 1 号")
    typed = {"title": "停车意愿", "question": "要不要划车位？", "options": "要\r\n不要"}
    where = {"place_path": COMPOUND, "closes_at": local(7), "topic_id": topic}
    page = sent(boss, "/council/surveys/new", "open_survey", **typed, **where).text
    assert "正在调查" in page
    survey = re.search(rf"/council/surveys/({ID})", page)
    assert survey
    assert "停车意愿" in resident.get("/votes").text
    resident.get(f"/surveys/{survey[1]}")
    answered = resident.send(f"/surveys/{survey[1]}", **resident.form(), choice="0")
    assert "您家的答卷已收到" in resident.get(answered.headers["Location"]).text
    public = httpx.get(f"{town.portal}/public/{DISTRICT}/topics/{topic}", trust_env=False).text
    assert "小区停车秩序" in public
    assert "晚上回来没有车位" not in public, "what a person wrote stays inside"
    agenda = httpx.get(f"{town.portal}/public/{DISTRICT}/agenda?year=2026", trust_env=False).text
    assert "德兴社区居委会" in agenda


def test_a_meeting_is_called_held_minuted_signed_and_published(town: Town, come: Come, topic: str) -> None:
    desk = come("dispatcher")
    asked = {"kind": "red_hall", "title": "三月议事会", "place_path": COMPOUND, "venue": "红色议事厅"}
    more = {"starts_at": local(5), "topic_id": topic, "items": "楼道灯"}
    page = sent(desk, "/council/meetings/new", "call_meeting", **asked, **more).text
    meeting = re.search(rf"/council/meetings/({ID})", page)
    assert meeting
    path, me = f"/council/meetings/{meeting[1]}", town.people["dispatcher"].id
    heads = {"subject_residents": "21", "subject_party": "3"}
    came = heads | {"chair": me, "recorder": me, "document": "签到表"}
    desk.get(path)
    early = desk.send(path, **desk.form("hold"), **came)
    assert early.status_code == 409
    assert "会议尚未开始" in early.text
    begin(town, meeting[1])
    sent(desk, path, "hold", **came)
    for item in re.findall(rf'name="action" value="minute_({ID})"', desk.get(path).text):
        said = {"result": "to_vote", "resolution": "交业主表决。", "minority": "不同意收费。"}
        sent(desk, path, f"minute_{item}", **said)
    sent(desk, path, "sign")
    page = sent(desk, path, "publish").text
    assert "纪要已公布" in page
    public = httpx.get(f"{town.portal}/public/{DISTRICT}/meetings/{meeting[1]}", trust_env=False).text
    assert "不同意收费" in public


def test_a_vote_is_prepared_announced_and_its_plan_hung_up(town: Town, come: Come, topic: str) -> None:
    boss = come("supervisor")
    title = f"车位出租 {uuid4().hex[:6]}"
    asked = {"topic_id": topic, "title": title, "question": "同意吗？", "plan": "二十个车位。"}
    when = {"opens_at": local(20), "closes_at": local(30), "matter": "use_of_common_parts"}
    page = sent(boss, "/council/votes/new", "prepare_vote", **asked, **when, place_path=COMPOUND).text
    vote = re.search(rf"/council/votes/({ID})", page)
    assert vote
    assert "已公告" in sent(boss, f"/council/votes/{vote[1]}", "announce").text
    desk = come("dispatcher")
    listed = desk.get("/council").text
    waiting = [f"/council/notices/{one}" for one in re.findall(rf"/council/notices/({ID})", listed)]
    notice = next(one for one in waiting if title in desk.get(one).text)
    page = sent(desk, notice, "post", photo("board"), board="东门公示栏").text
    assert "东门公示栏" in page
    assert "公示中" in page


def test_a_paper_ballot_is_delivered_and_keyed_by_two(town: Town, come: Come) -> None:
    vote = a_vote(town, State.OPEN)
    desk = come("dispatcher")
    unit = re.search(rf"/council/votes/{vote}/units/({ID})", desk.get(f"/council/votes/{vote}/units").text)
    assert unit
    path = f"/council/votes/{vote}/units/{unit[1]}"
    before = f"{NOW - timedelta(minutes=20):%Y-%m-%dT%H:%M}"
    sent(desk, path, "deliver", method="in_person", delivered_at=before, document="回证 1 号")
    read = {"principal_id": town.people["resident"].id, "choice": "agree", "given_at": before}
    assert "等第二人录入" in sent(desk, path, "key_ballot", **read).text
    assert "已投票" in sent(come("admin"), path, "key_ballot", **read).text


def test_what_is_wrong_stands_at_its_form_and_nothing_is_lost(come: Come) -> None:
    desk = come("dispatcher")
    desk.get("/council/meetings/new")
    fields = {"kind": "red_hall", "title": "很长的议事会", "place_path": COMPOUND, "venue": "厅"}
    answer = desk.send("/council/meetings/new", **desk.form("call_meeting"), **fields, starts_at="soon")
    assert answer.status_code == 422
    assert 'value="很长的议事会"' in answer.text
    unknown = {**desk.form("call_meeting"), "action": "rule"}
    assert desk.send("/council/meetings/new", **unknown).status_code == 400


@pytest.mark.parametrize("who", ["resident", "handler"])
def test_the_council_is_for_who_works_in_it(come: Come, who: str) -> None:
    assert come(who).get("/council").status_code == 403
