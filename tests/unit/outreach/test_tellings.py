# SPDX-License-Identifier: AGPL-3.0-or-later
"""How what facts say is written in messages."""

import json
from datetime import date
from pathlib import Path

from services.chassis.values import OrgPath
from services.outreach.domain import tellings
from services.outreach.domain.audiences import Kind, Rule
from services.outreach.domain.rules import RULES
from services.outreach.domain.tellings import day, month
from services.outreach.domain.templates import Language
from tests.each import assert_each

EXAMPLES = Path(__file__).parents[3] / "proto" / "examples"
HOME = OrgPath("/320585/001")


def shown(rule: Rule, language: Language) -> dict[str, str]:
    """What a message says of the example of the rule's fact."""
    _, service, version, fact = rule.event.split(".")
    data = json.loads((EXAMPLES / service / f"{fact}.{version}.json").read_text("utf-8"))
    telling = tellings.of_rule("t", rule, rule.audience[0], "e", "noun/1", HOME, data)
    return tellings.shown(telling, language, "Asia/Shanghai", "德兴社区")


def test_every_fact_is_told_in_every_language():
    def told(rule: Rule) -> None:
        places = {name for name, kind in rule.fields.items() if kind is Kind.PLACE}
        for language in Language:
            assert shown(rule, language).keys() | places == {"place", *rule.fields}

    assert_each(told, {f"{rule.event} {rule.template}": rule for rule in RULES})


def test_the_month_of_a_bill_and_that_of_a_meeting():
    by_template = {rule.template: rule for rule in RULES}
    bill, meeting = by_template["bills_issued"], by_template["month_without_meeting"]
    assert (shown(bill, Language.ZH)["month"], shown(bill, Language.EN)["month"]) == ("2026年3月", "Mar 2026")
    assert shown(meeting, Language.ZH)["month"] == "2024年5月"


def test_a_day_and_a_month_are_read_one_way_only():
    of = date(2026, 3, 9)
    assert (day(of, Language.ZH), day(of, Language.EN)) == ("2026年3月9日", "9 Mar 2026")
    assert (month(of, Language.ZH), month(of, Language.EN)) == ("2026年3月", "Mar 2026")
