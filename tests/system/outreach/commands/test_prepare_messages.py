# SPDX-License-Identifier: AGPL-3.0-or-later
from services.outreach.commands import prepare_messages
from services.outreach.commands.prepare_messages import TOGETHER
from services.outreach.domain.rules import RULES
from services.outreach.domain.tellings import of_rule
from tests.system.outreach.district import ADMIN, BUILDING, ELSEWHERE, Bench


def test_however_many_they_are_and_the_place_has_its_name(bench: Bench):
    rule = RULES[0]
    many = [f"person-{number}" for number in range(TOGETHER + 100)]

    def name(place: str) -> str:
        telling = of_rule("t", rule, rule.audience[0], "e", "order/1", place, {})
        return bench.act(ADMIN, lambda tx: prepare_messages.handle(tx, telling, many))

    assert (name(BUILDING), name(ELSEWHERE), name(ELSEWHERE.child("b99"))) == (
        "building",
        "neighbourhood",
        "",
    )
