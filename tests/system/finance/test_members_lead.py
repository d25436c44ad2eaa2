# SPDX-License-Identifier: AGPL-3.0-or-later
"""How members pay, as everybody may see it."""

import json
from typing import Any

import pytest

from services.chassis.http import make_app
from services.finance import app
from services.finance.commands import put_policy
from services.finance.policies import BillingPolicy
from tests.system.finance.compound import ADMIN, BUILDING, ELSEWHERE, NEIGHBOURHOOD, TENANT, Bench
from tests.system.finance.members import HOUSEHOLDS, half_pay_first

PERCENTS = ("prompt_percent", "prompt_members_percent", "first_members_percent")


def public(bench: Bench, status: int = 200, **query: str) -> Any:
    api = make_app(bench.settings, "finance", bench.store, app.RESOURCES, app.HELD, keys=None)
    answer = api.test_client().get(f"/finance/v1/public/{TENANT}/members-lead", query_string=query)
    assert answer.status_code == status, answer.text
    return answer.json


def march(bench: Bench, **query: str) -> tuple[int | None, ...]:
    (told,) = public(bench, since="2026-03", until="2026-03", **query)["items"]
    return tuple(told[name] for name in PERCENTS)


@pytest.fixture
def told(bench: Bench) -> Bench:
    """A month later."""
    half_pay_first(bench)
    assert march(bench) == (None, None, None)
    bench.until("2026-04-02")
    return bench


@pytest.mark.parametrize("place", [NEIGHBOURHOOD, "/320585/001", "/320585"])
def test_a_month_is_told_when_it_is_over(told: Bench, place: str):
    assert march(told, place=place) == (70, 60, 40)


def test_nothing_is_told_of_where_nobody_paid_or_when(told: Bench):
    assert march(told, place=ELSEWHERE) == (None, None, None)
    months = public(told, since="2026-02", until="2026-04")["items"]
    assert [(one["month"], one["prompt_percent"]) for one in months] == [
        ("2026-02", None),
        ("2026-03", 70),
        ("2026-04", None),
    ]


def test_no_answer_tells_of_a_person(told: Bench):
    answer = json.dumps(public(told, since="2026-03", until="2026-03"), ensure_ascii=False)
    assert [one for by in HOUSEHOLDS for one in (by.subject, by.name) if one in answer] == []


def test_the_district_withholds_more_and_never_less(told: Bench):
    policy = BillingPolicy(first_percent=50, lead_persons=13)
    told.act(ADMIN, lambda tx: put_policy.handle(tx, policy, tx.root))
    assert march(told) == (70, 60, None)
    for less in ({"lead_acts": 9}, {"lead_persons": 9}, {"lead_each": 2}):
        with pytest.raises(ValueError, match="greater than or equal"):
            BillingPolicy(**less)


@pytest.mark.parametrize(
    "query",
    [{"place": BUILDING}, {"place": "/320585/009"}, {"since": "2026-03", "until": "2026-02"}, {"since": "x"}],
)
def test_what_cannot_be_asked_for_is_refused(bench: Bench, query: dict[str, str]):
    public(bench, 422, **query)


def test_at_most_twelve_months_are_asked_for(bench: Bench):
    assert len(public(bench, since="2025-04", until="2026-03")["items"]) == 12
    public(bench, 422, since="2025-03", until="2026-03")
