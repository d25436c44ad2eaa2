# SPDX-License-Identifier: AGPL-3.0-or-later
"""The year's budget: drafted line by line, in force by a resolution, explained, and open to everybody."""

import re
from collections.abc import Callable

from services.chassis.ids import new_id
from services.chassis.values import Money, OrgPath
from services.finance.commands import take_resolution
from tests.system.portal import money
from tests.system.portal.conftest import Browser
from tests.system.portal.test_money import NOBODY, PUBLIC, sent, stranger
from tests.system.portal.voting import COMPOUND
from tests.town import Town

Come = Callable[[str], Browser]
DESK = "/money/desk/plans"
LINES = "4101；停车收入；120000\n工程支出；楼道粉刷；8,000.50"


def resolved(town: Town) -> str:
    """The id of a resolution in force of the compound's owners."""
    vote = new_id()

    def work(tx: money.Tx) -> None:
        place = OrgPath(COMPOUND)
        take_resolution.handle(tx, vote, new_id(), place, "通过年度预算", "同意。", Money(10_000_000))

    money.store_of(town).transact(money.BY, work)
    return vote


def test_a_budget_is_drafted_adopted_explained_and_read_by_everybody(town: Town, come: Come) -> None:
    fund, treasurer = money.a_fund(town), come("treasurer")
    asked = {"fund_id": fund, "year": "2025"}
    treasurer.get(DESK)
    for wrong in (
        "4101；停车收入",
        "9999；没有这个科目；5",
        "4101；停车收入；许多",
        "4101；停车；5；没有的资金",
    ):
        typed = f"{LINES}\n{wrong}"
        answer = treasurer.send(DESK, **treasurer.form("draft_plan"), **asked, plan_lines=typed)
        assert (answer.status_code, "请检查第 3 行。" in answer.text) == (422, True), wrong
        assert wrong in answer.text, "what was typed is kept"

    drafted = sent(treasurer, DESK, "draft_plan", **asked, plan_lines=LINES)
    page = drafted.url.path
    shown = ("2025 年预算", "草案", "停车收入", "¥8,000.50", "2025 年第 4 季度")
    assert [word for word in shown if word not in drafted.text] == []
    plan = re.search(r"[0-9a-f-]{36}", page)
    assert plan
    public = f"{PUBLIC}/plans/{plan[0]}"
    assert stranger(town, public).status_code == 404, "a draft is no budget"
    assert "explain_variance" not in drafted.text

    adopted = sent(treasurer, page, "adopt_plan", resolution_id=resolved(town))
    assert "已生效" in adopted.text
    wrong_year = treasurer.send(page, **treasurer.form("explain_variance"), line="1", quarter="2025Q1")
    assert wrong_year.status_code == 422
    told = {"line": "1", "quarter": "2025Q4", "text": "改到明年粉刷。"}
    assert "改到明年粉刷。" in sent(treasurer, page, "explain_variance", **told).text

    everybody = stranger(town, public)
    shown = ("2025 年预算", "德兴苑", "改到明年粉刷。", "全年支出", "¥120,000.00")
    assert [word for word in shown if word not in everybody.text] == []
    assert "2025 年预算" in stranger(town, f"{PUBLIC}/plans").text
    assert "年度预算" in stranger(town, PUBLIC).text
    assert stranger(town, f"{PUBLIC}/plans/{NOBODY}").status_code == 404


def test_who_checks_reads_budgets_and_drafts_none(come: Come, resident: Browser) -> None:
    page = come("supervisor").get(DESK)
    assert (page.status_code, "draft_plan" in page.text) == (200, False)
    assert resident.get(DESK).status_code == 403
