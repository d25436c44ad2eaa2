# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rules of retention: law says the least of some, and each has something that follows it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import import_module
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from services.chassis.http.problems import unprocessable
from services.chassis.personal_held import Goes, Held
from services.chassis.retention import Retention, Step
from services.chassis.retention_policy import DAYS, MOST, RetentionPolicy
from services.chassis.values import OrgPath
from services.dispatch.store import Tx

SERVICES = ("identity", "dispatch", "deliberation", "finance", "credit", "outreach")


def rules() -> list[tuple[type[RetentionPolicy], str]]:
    found = [import_module(f"services.{one}.policies.retention").RetentionPolicy for one in SERVICES]
    return [(policy, rule) for policy in found for rule in policy.rules()]


@pytest.mark.parametrize(("policy", "rule"), rules(), ids=lambda one: getattr(one, "__module__", one))
def test_a_rule_is_never_below_what_law_demands(policy: type[RetentionPolicy], rule: str) -> None:
    least = policy.least(rule)
    assert least.days <= policy().days(rule) <= MOST
    assert policy.model_validate({rule + DAYS: least.days}).days(rule) == least.days
    with pytest.raises(ValidationError) as refused:
        policy.model_validate({rule + DAYS: least.days - 1})
    (fault,) = unprocessable(refused.value).errors
    because = f", as {least.law} demands" if least.law else ""
    assert fault == {
        "field": rule + DAYS,
        "error": f"kept for at least {least.days} days{because}",
        "rule": "retention_below_law",
        "limit": least.days,
    }


def test_the_form_says_the_least() -> None:
    policy = import_module("services.finance.policies.retention").RetentionPolicy
    said = policy.model_json_schema()["properties"]["vouchers_days"]
    assert (said["minimum"], said["maximum"]) == (10_958, MOST)
    assert "会计档案管理办法" in said["description"]


def test_what_no_rule_of_the_policy_says_is_refused() -> None:
    goes = Goes("needs", "at")
    with pytest.raises(ValueError, match="a rule of the policy and what follows it: needs"):
        Retention([Held(Tx.needs, (), (), goes=(goes,))], RetentionPolicy)


def test_when_something_is_over_has_to_be_said() -> None:
    with pytest.raises(ValueError, match="when it was made is not when it was over: needs-needs"):
        Retention([Held(Tx.needs, (), (), goes=(Goes("needs"),))], RetentionPolicy)


def blanking() -> list[Step]:
    found = [import_module(f"services.{one}.personal").personal.retention for one in SERVICES]
    return [step for retention in found for step in retention.steps if step.goes.blanks]


@pytest.mark.parametrize("step", blanking(), ids=lambda one: one.name)
def test_whatever_is_blanked_is_still_one_and_loses_nothing_twice(step: Step) -> None:
    st.register_type_strategy(OrgPath, st.just(OrgPath("/320585")))
    st.register_type_strategy(Mapping, lambda kind: st.dictionaries(*map(st.from_type, get_args(kind))))
    st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))

    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_type(step.held.collection._type))
    def blanked(value: Any) -> None:
        once = step.blanked(value)
        assert step.blanked(once) == once
        assert not step.would_change(once)

    blanked()
