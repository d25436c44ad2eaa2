# SPDX-License-Identifier: AGPL-3.0-or-later
"""Policies of all services: what a model accepts is rehearsed, and breaks nothing else."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from scripts.services import SERVICES
from services.chassis.calendar_policy import LONGEST_WORKING_DAYS, CalendarPolicy
from services.chassis.http import json_text
from services.chassis.store import Policy
from services.chassis.values import DomainError
from services.credit.policies import HandoverPolicy, ProcessPolicy, RatingPolicy
from services.deliberation.policies import ConsultationPolicy
from services.dispatch.domain.limits import Deadline, Target
from services.dispatch.policies import MOST, CategoryPolicy, LimitRule, OrderPolicy
from services.finance.policies import DonationPolicy, SpendingPolicy
from services.identity.policies import LogInPolicy
from tests.junk import sent, spoilt


def policies() -> Iterator[type[Policy]]:
    for service in SERVICES:
        found = vars(import_module(f"services.{service}.policies")).values()
        yield from (one for one in found if isinstance(one, type) and issubclass(one, Policy))


POLICIES = sorted({one for one in policies() if hasattr(one, "policy_name")}, key=lambda one: one.__name__)


def _refused_or_rehearsed(model: type[Policy], body: object) -> None:
    try:
        policy = json_text.read(model, json.dumps(body).encode())
    except ValueError:
        return
    try:
        policy.rehearse()
    except (ValueError, ArithmeticError, DomainError):
        return
    assert model.model_validate_json(policy.model_dump_json()) == policy


@pytest.mark.parametrize("model", POLICIES, ids=lambda model: model.__name__)
def test_the_defaults_can_be_put(model: type[Policy]) -> None:
    model().rehearse()


@pytest.mark.parametrize("model", POLICIES, ids=lambda model: model.__name__)
def test_what_a_model_accepts_is_rehearsed_or_refused(model: type[Policy]) -> None:
    given_out = json.loads(model().model_dump_json())

    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.one_of(spoilt(given_out), spoilt(given_out).flatmap(spoilt), sent(model.model_json_schema())))
    def check(body: object) -> None:
        _refused_or_rehearsed(model, body)

    check()


@pytest.mark.parametrize("model", POLICIES, ids=lambda model: model.__name__)
def test_no_number_is_without_bounds(model: type[Policy]) -> None:
    """Then nothing that is computed of it leaves what the database and the calendar can hold."""
    for name, found in _numbers(model.model_json_schema(), ""):
        assert {"minimum", "maximum"} <= set(found) or "const" in found, name
        if "days" in name:
            assert found["maximum"] <= LONGEST_WORKING_DAYS, name


def _numbers(schema: object, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, list):
        for part in schema:
            yield from _numbers(part, name)
    if not isinstance(schema, dict):
        return
    if schema.get("type") in ("integer", "number") and name != "version":
        yield name, schema
    for key, part in schema.items():
        if key in ("properties", "$defs"):
            for inner, found in part.items():
                yield from _numbers(found, inner)
        elif key != "default":
            yield from _numbers(part, name)


CATEGORY = {"code": "lamp", "name": "灯", "name_en": "Lamp"}


@pytest.mark.parametrize(
    ("model", "body"),
    [
        (OrderPolicy, {"escalation_minutes": [10**12] * 3}),
        (OrderPolicy, {"escalation_minutes": [10**21] * 3}),
        (OrderPolicy, {"escalation_minutes": [-1, -5, -10]}),
        (OrderPolicy, {"escalation_minutes": [0, 0, 0]}),
        (OrderPolicy, {"escalation_minutes": [1440, 240, 60]}),
        (OrderPolicy, {"suspension_reasons": [CATEGORY, CATEGORY]}),
        (OrderPolicy, {"inherit": ["surprise"]}),
        (
            CategoryPolicy,
            {
                "default_category": "lamp",
                "categories": [CATEGORY | {"limits": {"accept": {"amount": 10**6, "unit": "working_days"}}}],
            },
        ),
        (CategoryPolicy, {"default_category": "lamp", "categories": [CATEGORY | {"name": "\n\u200b"}]}),
        (CalendarPolicy, {"hours": [["09:00:00+09:00", "10:00:00-09:00"]]}),
        (CalendarPolicy, {"hours": [["09:00", "09:01"]]}),
        (CalendarPolicy, {"zone": "Factory"}),
        (CalendarPolicy, {"zone": "posixrules"}),
        (CalendarPolicy, {"zone": "America"}),
        (CalendarPolicy, {"days": {"1704067200": True}}),
        (CalendarPolicy, {"days": {"1500-01-01": True}}),
        (ProcessPolicy, {"satisfied_from": 3, "dissatisfied_to": 3}),
        (ProcessPolicy, {"good_from": 3, "poor_to": 3}),
        (ProcessPolicy, {"complaint_categories": ["a", "a"]}),
        (HandoverPolicy, {"items": ["钥匙", "钥匙"]}),
        (ConsultationPolicy, {"survey_shortest_days": 30, "survey_longest_days": 3}),
        (SpendingPolicy, {"two_from": 10, "three_from": 5}),
        (DonationPolicy, {"honour_levels": [{"least": 5, "name": "甲"}, {"least": 1, "name": "乙"}]}),
        (LogInPolicy, {"first_lock_seconds": 3600, "longest_lock_seconds": 60}),
        (LogInPolicy, {"session_hours": 720, "remembered_days": 1}),
    ],
)
def test_what_contradicts_itself_is_refused(model: type[Policy], body: dict[str, Any]) -> None:
    with pytest.raises((ValidationError, ValueError)):
        json_text.read(model, json.dumps(body).encode())


def test_a_rule_set_with_a_gap_fails_at_its_rehearsal() -> None:
    rules = RatingPolicy().rules
    gap = RatingPolicy(rules=rules.model_copy(update={"stars": rules.stars[1:]}))
    with pytest.raises(DomainError):
        gap.rehearse()


def test_the_longest_limit_of_each_unit_ends_in_the_shortest_working_time() -> None:
    short = CalendarPolicy.model_validate({"hours": [["09:00", "10:00"]]})
    short.rehearse()
    for unit, most in MOST.items():
        limit = LimitRule(amount=most, unit=unit).value()
        start = datetime(2026, 1, 1, tzinfo=UTC)
        due = Deadline.start(Target.HANDLE, limit, start, short.value(), 75).due_at
        assert due - start < timedelta(days=366 * 40)
