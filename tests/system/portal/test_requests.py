# SPDX-License-Identifier: AGPL-3.0-or-later
"""The three lists and the rates are read by anybody; a follow-up is answered and the work evaluated."""

from collections.abc import Callable

import pytest

from tests.system.portal.conftest import Browser
from tests.system.portal.test_order_page import reported
from tests.town import Town

Come = Callable[[str], Browser]
PUBLIC = "/public/320585/requests"
AREA = "/320585/001/002"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (PUBLIC, "需求清单"),
        (f"{PUBLIC}?list=services&place={AREA}", "增值服务|基础服务"),
        (f"{PUBLIC}?list=results&place={AREA}", "公示清单"),
        (f"{PUBLIC}/rates?place={AREA}", "响应率"),
        (f"{PUBLIC}/rates?place={AREA}", "党员身份属于敏感个人信息"),
    ],
)
def test_anybody_reads_them_in_both_languages(browser: Callable[[], Browser], path: str, says: str) -> None:
    visitor = browser()
    page = visitor.get(path)
    assert page.status_code == 200
    assert any(word in page.text for word in says.split("|"))
    visitor.http.cookies.set("linli_language", "en")
    assert visitor.get(path).status_code == 200


@pytest.mark.parametrize(
    "path", ["?place=/320585/009", "?place=nowhere", "?place=/110101/001", "/rates?place=x"]
)
def test_an_area_that_is_none_is_a_problem_page(browser: Callable[[], Browser], path: str) -> None:
    assert browser().get(f"{PUBLIC}{path}").status_code in (404, 422)


def test_the_demand_tells_no_words_and_no_home(browser: Callable[[], Browser], resident: Browser) -> None:
    reported(resident, description="隔壁张三家漏水到我家")
    page = browser().get(f"{PUBLIC}?place={AREA}").text
    assert "照明损坏" in page
    assert "张三" not in page


def done(town: Town, resident: Browser) -> str:
    """The path of a new order that is done."""
    path = reported(resident)
    order = path.rpartition("/")[2]
    for who, action, body in (
        ("dispatcher", "accept", {}),
        ("dispatcher", "assign", {"assignee_id": town.people["handler"].id}),
        ("handler", "finish", {"result": "换了灯"}),
    ):
        town.call(who, "POST", "dispatch", f"orders/{order}:{action}", body or None)
    return path


def test_a_resident_answers_the_follow_up_and_the_organisation_evaluates(
    town: Town, resident: Browser, come: Come
) -> None:
    path = done(town, resident)
    resident.get(path)
    answer = {"responded": "no", "solved": "yes", "satisfied": "2", "reason-slow": "yes", "note": "等太久"}
    assert resident.send(path, **resident.form("answer") | answer).status_code == 303
    shown = resident.get(path).text
    assert "处理太慢" in shown
    assert "及时联系过 否" in shown
    chief = come("admin")
    chief.get(path)
    judged = chief.form("evaluate") | {"score": "4", "reason-standard": "yes", "note": "资料齐全"}
    assert chief.send(path, **judged).status_code == 303
    page = chief.get(path).text
    assert "办理规范" in page
    assert 'value="evaluate"' not in page


def test_a_missing_answer_is_said_at_the_form(town: Town, resident: Browser) -> None:
    path = done(town, resident)
    resident.get(path)
    refused = resident.send(path, **resident.form("answer") | {"solved": "yes", "reason-slow": "yes"})
    assert refused.status_code == 422
    assert 'name="reason-slow" value="yes" checked' in refused.text
