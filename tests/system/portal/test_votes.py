# SPDX-License-Identifier: AGPL-3.0-or-later
"""Votes and the notice board: three taps to a ballot, no number before the count, open to strangers."""

import re
from collections.abc import Callable
from uuid import uuid4

import httpx
import pytest

from services.deliberation.domain.votes import State
from tests.system.portal.conftest import Browser
from tests.system.portal.voting import DISTRICT, a_vote
from tests.town import Town

NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture(scope="module")
def open_vote(town: Town) -> str:
    return a_vote(town, State.OPEN)


@pytest.fixture(scope="module")
def counted_vote(town: Town) -> str:
    return a_vote(town, State.COUNTED)


def test_a_resident_votes_in_three_taps_and_keeps_a_receipt(resident: Browser, open_vote: str) -> None:
    listed = resident.get("/votes").text
    assert "正在表决" in listed
    assert f"/votes/{open_vote}" in listed
    page = resident.get(f"/votes/{open_vote}").text
    assert "纸质选票" in page, "the way without a telephone is always named"
    assert "12 户，12 人，1,085 平方米" in page, "who may vote, and over how much"
    path = f"/votes/{open_vote}"
    asked = resident.send(path, **resident.form("choose"), choice="agree")
    assert asked.status_code == 200
    assert "同意" in asked.text
    sent = resident.send(path, **resident.form("cast"))
    assert sent.status_code == 303, sent.text
    done = resident.get(sent.headers["Location"]).text
    assert "您的票已投" in done
    assert re.search(r"[0-9a-f]{64}", done), "the receipt is there"
    again = resident.send(path, **resident.form("choose"), choice="disagree")
    assert "反对" in again.text
    changed = resident.send(path, **resident.form("cast"))
    assert changed.status_code == 303
    assert "反对" in resident.get(changed.headers["Location"]).text


def test_a_receipt_is_looked_up_by_anybody(town: Town, open_vote: str) -> None:
    address = f"{town.portal}/public/{DISTRICT}/votes/{open_vote}"
    for wrong in ("0" * 64, "no receipt"):
        page = httpx.get(address, params={"receipt": wrong}, trust_env=False)
        assert page.status_code == 200
        assert "没有找到" in page.text


def test_no_choice_and_a_made_up_unit_change_nothing(resident: Browser, open_vote: str) -> None:
    path = f"/votes/{open_vote}"
    resident.get(path)
    hidden = resident.form("choose")
    for wrong in ({}, {"choice": "maybe"}, {"choice": "agree", "unit_id": str(uuid4())}):
        answer = resident.send(path, **{**hidden, **wrong})
        assert answer.status_code == 422, wrong
    assert resident.send(path, **{**hidden, "action": "count"}).status_code == 400


def test_nobody_is_told_a_number_before_the_count(town: Town, resident: Browser, open_vote: str) -> None:
    for page in (f"/votes/{open_vote}", f"/public/{DISTRICT}/votes/{open_vote}"):
        shown = resident.get(page).text
        assert "计票以后才公布数字" in shown
        assert "<figure" not in shown


def test_a_counted_vote_is_drawn_for_everybody(town: Town, counted_vote: str) -> None:
    page = httpx.get(f"{town.portal}/public/{DISTRICT}/votes/{counted_vote}", trust_env=False)
    assert page.status_code == 200
    assert page.text.count("<figure") == 2
    assert "≥ 2/3" in page.text
    assert "≥ 3/4" in page.text
    assert "13 户，13 人，" in page.text
    assert "李梅" not in page.text


def test_the_board_is_open_to_strangers_and_takes_objections_of_residents(
    town: Town, resident: Browser, counted_vote: str
) -> None:
    board = httpx.get(f"{town.portal}/public/{DISTRICT}", trust_env=False).text
    listed = re.finditer(rf"/public/{DISTRICT}/publications/([0-9a-f-]{{36}})", board)
    found = next(one for one in listed if "小区公共车位出租" in resident.get(one[0]).text)
    stranger = httpx.get(f"{town.portal}{found[0]}", trust_env=False).text
    assert "登录后提出异议" in stranger
    page = resident.get(found[0])
    assert "小区公共车位出租" in page.text
    path = f"/board/{found[1]}/objections"
    empty = resident.send(path, **resident.form())
    assert empty.status_code == 422
    sent = resident.send(path, **resident.form(), text="租金太低，请重新评估。")
    assert sent.status_code == 303, sent.text
    assert "已收到您的异议" in resident.get(sent.headers["Location"]).text


@pytest.mark.parametrize("path", ["/public/999999", "/public/abc", f"/public/{DISTRICT}/votes/{NOBODY}"])
def test_what_is_not_there_is_a_page_that_says_so(town: Town, path: str) -> None:
    assert httpx.get(f"{town.portal}{path}", trust_env=False).status_code == 404


def test_staff_find_the_board_in_their_tabs(come: Callable[[str], Browser]) -> None:
    page = come("dispatcher").get("/board")
    assert page.status_code == 200
    assert "公示栏" in page.text
