# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every policy of every service can be asked for by a form, and every field of it has its words."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from scripts.services import SERVICES
from services.chassis.store import Policy
from services.chassis.store.policies import rules_of as names_of
from services.portal.areas.policies.rules import Kind, Rule, rules_of
from services.portal.areas.policies.typed import Reading, typed
from services.portal.client.http import Problem
from services.portal.texts import LANGUAGES, catalogue


def policies() -> list[type[Policy]]:
    """Those that some service lets be put."""
    found: dict[str, type[Policy]] = {}
    for service in SERVICES:
        for resource in import_module(f"services.{service}.app").RESOURCES:
            bodies = [route.body for route in resource.routes if resource.name == "policies" and route.body]
            found |= {body.policy_name: body for body in bodies if issubclass(body, Policy)}
    return list(found.values())


POLICIES = policies()


def schema(model: type[Policy]) -> dict[str, Any]:
    whole = model.model_json_schema()
    own = {name: said for name, said in whole["properties"].items() if name in names_of(model)}
    return {**whole, "properties": own}


def parts(key: str, rule: Rule) -> Iterator[tuple[str, Rule]]:
    yield key, rule
    for name, one in rule.parts.items():
        yield from parts(f"{key}.{name}", one)


def sorted_within(value: Any) -> Any:
    """Boxes that are ticked have no order of their own."""
    if isinstance(value, dict):
        return {name: sorted_within(one) for name, one in value.items()}
    if isinstance(value, list):
        texts = all(isinstance(one, str) for one in value)
        return sorted(value) if texts else [sorted_within(one) for one in value]
    return value


def test_every_service_has_policies() -> None:
    assert len(POLICIES) > 25


@pytest.mark.parametrize("model", POLICIES, ids=lambda model: model.policy_name)
def test_what_a_form_is_filled_with_says_the_same_again(model: type[Policy]) -> None:
    values = model().model_dump(mode="json")
    for name, rule in rules_of(schema(model)).items():
        reading = Reading(typed(rule, values[name], name))
        assert sorted_within(reading.value(rule, name, name)) == sorted_within(values[name])
        reading.check()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", POLICIES, ids=lambda model: model.policy_name)
def test_every_field_and_choice_has_its_words(model: type[Policy], language: str) -> None:
    texts, policy = catalogue(language), model.policy_name
    assert f"policy.{policy}" in texts
    for name, rule in rules_of(schema(model)).items():
        for key, part in parts(name, rule):
            last = key.rpartition(".")[2]
            assert {f"policy_field.{policy}.{key}", f"policy_field.{last}"} & texts.keys(), key
            for one in part.choices:
                assert {f"policy_choice.{last}.{one}", f"policy_choice.{one}"} & texts.keys(), (key, one)


def test_what_cannot_be_read_is_told_of_its_field() -> None:
    rule = Rule(Kind.PAIRS, of="boolean")
    reading = Reading({"days": "2026-10-09 = 休\n2026-10-10 = 上班"})
    assert reading.value(rule, "days", "days") == {"2026-10-09": False, "2026-10-10": True}
    reading.check()
    for text in ("2026-10-09", "2026-10-09 = maybe", "a = 是\na = 否"):
        reading = Reading({"days": text})
        reading.value(rule, "days", "days")
        with pytest.raises(Problem):
            reading.check()


def test_rows_that_go_and_empty_ones_leave_no_gap_and_faults_find_their_row() -> None:
    rule = Rule(Kind.ROWS, parts={"code": Rule(Kind.TEXT), "least": Rule(Kind.NUMBER)})
    texts = {"a.0.code": "x", "a.0._drop": "yes", "a.1.code": "", "a.2.code": "y", "a.2.least": "３"}
    reading = Reading(texts)
    assert reading.value(rule, "a", "a") == [{"code": "y", "least": 3}]
    assert reading.names["a.0.least"] == "a.2.least"
