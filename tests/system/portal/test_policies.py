# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules of all services as forms: what holds and whence, tried before they change, and the way back."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from tests.system.portal.conftest import Browser
from tests.town import NEIGHBOURHOOD, Town

Come = Callable[[str], Browser]
DISTRICT = "/320585"
POLICIES = (
    ("dispatch", "procedure"),
    ("dispatch", "categories"),
    ("dispatch", "orders"),
    ("dispatch", "assignment"),
    ("deliberation", "votes"),
    ("deliberation", "decisions"),
    ("deliberation", "meetings"),
    ("deliberation", "consultation"),
    ("finance", "chart"),
    ("finance", "billing"),
    ("finance", "paid_services"),
    ("credit", "ratings"),
    ("credit", "calendar"),
    ("outreach", "messages"),
    ("identity", "log_in"),
)


def typed(html: str) -> dict[str, str]:
    """All that a browser would send of the page's form, as it is filled."""
    form = re.search(r'<form method="post" action="/policies.*?</form>', html, re.DOTALL)
    assert form, html
    found: dict[str, str] = {}
    for tag in re.findall(r"<input [^>]*>", form[0]):
        named = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if named["type"] != "checkbox" or " checked" in tag:
            found[named["name"]] = unescape(named["value"])
    for name, inside in re.findall(r'<select[^>]* name="([^"]+)".*?>(.*?)</select>', form[0], re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        found[name] = unescape(chosen[1]) if chosen else ""
    for name, text in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>(.*?)</textarea>', form[0], re.DOTALL):
        found[name] = unescape(text).removeprefix("\n")
    return found


@pytest.mark.parametrize(("service", "policy"), POLICIES)
def test_what_is_sent_as_it_is_changes_nothing(come: Come, service: str, policy: str) -> None:
    admin = come("admin")
    page = f"/policies/{service}/{policy}?place={DISTRICT}"
    shown = admin.get(page)
    assert shown.status_code == 200, shown.text
    checked = admin.send(page, **typed(shown.text))
    assert checked.status_code == 200, checked.text
    assert "没有变化。" in checked.text


def test_a_rule_is_tried_set_at_a_place_and_taken_back(come: Come, town: Town) -> None:
    admin, page = come("admin"), f"/policies/outreach/webhooks?place={NEIGHBOURHOOD}"
    form = typed(admin.get(page).text)
    checked = admin.send(page, **form | {"kept_days": "45", "overlap_hours": "30"})
    assert (checked.status_code, ">30<" in checked.text, ">45<" in checked.text) == (200, True, True)
    assert holds(town, NEIGHBOURHOOD) == 30
    sent = admin.send(page, **typed(checked.text))
    assert sent.status_code == 303, sent.text
    assert (holds(town, NEIGHBOURHOOD), holds(town, DISTRICT)) == (45, 30)
    shown = admin.get(page).text
    assert shown.count("由本级设定") == 2
    above = f"/policies/outreach/webhooks?place={DISTRICT}"
    form = typed(admin.get(above).text)
    checked = admin.send(above, **form | {"kept_days": "50"})
    assert "事件保留（天）" in checked.text.partition("下级中自行设定")[2]
    form = typed(admin.get(page).text) | {"_inherit.kept_days": "yes"}
    admin.send(page, **typed(admin.send(page, **form).text))
    assert holds(town, NEIGHBOURHOOD) == 30
    history = page.replace("?", "/history?")
    listed = admin.get(history).text
    assert listed.count("第 ") >= 2
    checked = admin.send(history, **admin.form() | {"number": "1"})
    assert (checked.status_code, ">45<" in checked.text) == (200, True)
    sent = admin.send(history, **typed(checked.text))
    assert (sent.status_code, holds(town, NEIGHBOURHOOD)) == (303, 45)


def test_a_period_below_the_least_says_so_above_what_goes_by_itself(come: Come) -> None:
    admin, page = come("admin"), f"/policies/finance/retention?place={DISTRICT}"
    shown = admin.get(page).text
    assert shown.count("租约和银行流水上的姓名") == 2, "the field, and a row of what goes"
    wrong = admin.send(page, **typed(shown) | {"vouchers_days": "3650"})
    assert (wrong.status_code, "至少 10,958 天" in wrong.text) == (422, True)


def test_what_is_wrong_stands_at_its_field(come: Come) -> None:
    admin, page = come("admin"), f"/policies/dispatch/points?place={DISTRICT}"
    form = typed(admin.get(page).text)
    wrong = admin.send(page, **form | {"expiry_months": "-1", "rules.0.points": ""})
    assert wrong.status_code == 422
    assert 'id="expiry_months-error"' in wrong.text
    assert 'id="rules.0.points-error"' in wrong.text
    page = f"/policies/credit/calendar?place={DISTRICT}"
    form = typed(admin.get(page).text)
    wrong = admin.send(page, **form | {"hours": "[["})
    assert (wrong.status_code, 'id="hours-error"' in wrong.text) == (422, True)


def test_a_list_gets_another_row_and_loses_one(come: Come, town: Town) -> None:
    admin, page = come("admin"), f"/policies/dispatch/volunteering?place={NEIGHBOURHOOD}"
    form = typed(admin.get(page).text)
    rows = len([name for name in form if re.fullmatch(r"skills\.\d+\.code", name)])
    more = typed(admin.send(page, **form, choose="more:skills").text)
    added = {f"skills.{rows}.code": "tea", f"skills.{rows}.name": "泡茶", f"skills.{rows}.name_en": "Tea"}
    assert added.keys() <= more.keys()
    admin.send(page, **typed(admin.send(page, **more | added | {"skills.0._drop": "yes"}).text))
    held = town.call("admin", "GET", "dispatch", "policies/volunteering", place=NEIGHBOURHOOD)["skills"]
    assert len(held) == rows
    assert held[-1]["code"] == "tea"


def test_a_lock_holds_below(come: Come, town: Town) -> None:
    admin, page = come("admin"), f"/policies/dispatch/quality?place={NEIGHBOURHOOD}"
    form = typed(admin.get(page).text) | {"_lock.public_from": "yes"}
    admin.send(page, **typed(admin.send(page, **form).text))
    below = admin.get(f"/policies/dispatch/quality?place={NEIGHBOURHOOD}/c01").text
    assert "锁定，这里不能改。" in below
    assert 'name="public_from"' not in below
    assert 'name="revisit_reasons.0.name"' in below


@pytest.mark.parametrize("who", ["resident", "dispatcher", "handler"])
def test_only_administrators_set_rules(come: Come, who: str) -> None:
    for page in ("/policies", "/policies/dispatch/orders", "/policies/dispatch/orders/history"):
        assert come(who).get(page).status_code == 403


def test_what_is_not_there_is_not_found(come: Come) -> None:
    admin = come("admin")
    assert admin.get("/policies/nothing/orders").status_code == 404
    assert admin.get("/policies/dispatch/nothing").status_code == 404
    assert admin.get("/policies/dispatch/orders?place=/999999").status_code == 404
    assert admin.get("/policies").status_code == 200
    assert "这里还没有改过。" in admin.get("/policies/credit/handovers/history").text


def holds(town: Town, place: str) -> int:
    """For how many days events are kept at a place."""
    return int(town.call("admin", "GET", "outreach", "policies/webhooks", place=place)["kept_days"])
