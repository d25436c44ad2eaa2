# SPDX-License-Identifier: AGPL-3.0-or-later
"""A resident of seventy votes with three taps; the board and a result are read without a log-in."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from services.deliberation.domain.votes import State
from tests.browser.conftest import Visitor
from tests.system.portal.voting import DISTRICT, a_vote
from tests.town import Town

PageContext = Callable[..., Visitor]


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_ballot_takes_three_taps(visit: PageContext, town: Town, javascript: bool) -> None:
    visitor = visit(javascript=javascript)
    page = visitor.page
    vote = a_vote(town, State.OPEN)
    visitor.log_in("resident")
    visitor.open("/votes")
    if javascript:
        visitor.look("votes-1-list")
    visitor.open(f"/votes/{vote}")
    if javascript:
        visitor.look("votes-2-vote")
    page.get_by_text("同意", exact=True).click()
    page.get_by_role("button", name="下一步：核对").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("请核对您的选择")
    if javascript:
        visitor.look("votes-3-confirm")
    page.get_by_role("button", name="确认投票").click()
    expect(page.get_by_role("status")).to_contain_text("您的票已投")
    if javascript:
        visitor.look("votes-4-receipt")


def test_the_board_and_a_result_without_a_log_in(visit: PageContext, town: Town) -> None:
    vote = a_vote(town, State.COUNTED)
    visitor = visit()
    visitor.open(f"/public/{DISTRICT}")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("公示栏")
    visitor.look("board-1")
    visitor.page.locator("#all a").first.click()
    visitor.look("board-2-publication")
    visitor.open(f"/public/{DISTRICT}/votes/{vote}")
    expect(visitor.page.locator("figure.chart")).to_have_count(2)
    visitor.look("board-3-result")
    visitor.page.get_by_role("link", name="English").click()
    visitor.look("board-4-result-en")
