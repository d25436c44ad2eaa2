# SPDX-License-Identifier: AGPL-3.0-or-later
"""The stand-alone verifier reckons a rating anew from the log, and finds whatever was altered in it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given

from scripts import verify
from services.chassis.values import OrgPath
from services.credit.domain import credit_files, publications
from services.credit.domain.facts import Fact
from services.credit.domain.kinds import SubjectKind
from services.credit.domain.rule_sets import RuleSet, digest_of
from services.credit.domain.scoring import assess
from tests.unit.credit.builders import days, fact, rules, some_facts

RULES = rules()
ON = date(2026, 5, 4)
Facts = list[dict[str, Any]]


def log(facts: list[Fact], on: date, rule_set: RuleSet = RULES) -> Facts:
    """What the log has of a rating on a day."""
    file, _ = credit_files.open_file(
        "file", SubjectKind.COMPANY, "file", "安居物业", OrgPath("/320585"), rule_set, digest_of(rule_set), on
    )
    found = assess(facts, rule_set, on)
    told = publications.rating(file, found, digest_of(rule_set))
    published = datetime.combine(on, time(12), UTC).isoformat()
    rating = {"kind": "rating", "id": "r1", "content": json.dumps(told), "published_at": published}
    marks = [
        dict(publications.mark_leaf(one, mark, day, datetime.combine(day, time(), UTC)))
        for one in facts
        for mark, day in (
            ("withdrawn", one.withdrawn_on),
            ("rectified", one.rectified_on),
            ("repaired", one.repaired_on),
        )
        if day
    ]
    leaves = [dict(publications.fact_leaf(one)) for one in facts]
    return [dict(publications.rules_leaf(rule_set, digest_of(rule_set))), *leaves, *marks, rating]


def checked(facts: Facts) -> dict[str, Any]:
    return verify.check_rating([{"data": json.dumps(fact)} for fact in facts], "r1")


@given(some_facts(), days)
def test_the_verifier_comes_to_what_the_service_came_to(facts: list[Fact], on: date) -> None:
    known = [
        replace(one, recorded_at=datetime.combine(one.recorded_on, time(), UTC), evidence=one.evidence)
        for one in facts
    ]
    found = assess(known, RULES, on)
    told = checked(log(known, on))
    assert (told["score"], told["stars"], told["light"]) == (
        found.score,
        found.verdict.stars,
        found.verdict.light,
    )


LIVED = [
    fact("late", date(2026, 4, 2), 1),
    fact("late", date(2025, 10, 2), 2),
    fact("good", date(2026, 4, 3), 3),
    fact("late", date(2026, 4, 4), 4, withdrawn_on=date(2026, 4, 9)),
]


def _content(facts: Facts, kind: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Alter the document of a kind."""
    leaf = next(leaf for leaf in facts if leaf["kind"] == kind)
    document = json.loads(leaf["content"])
    change(document)
    leaf["content"] = json.dumps(document)


def _swap_rules(facts: Facts) -> None:
    """Another rule set, honestly named by its own digest, under the rating of the first one."""
    milder = rules(start=9000)
    facts[0] = dict(publications.rules_leaf(milder, digest_of(milder)))


ALTERATIONS: dict[str, Callable[[Facts], None]] = {
    "a rule set swapped": _swap_rules,
    "a rule set altered": lambda facts: _content(facts, "rules", lambda told: told.update(start=9000)),
    "a fact without evidence": lambda facts: facts[1].update(evidence="[]"),
    "a fact dropped from the log": lambda facts: facts.__delitem__(1),
    "a fact dropped from the rating": lambda facts: _content(
        facts, "rating", lambda told: told["lines"].pop(0)
    ),
    "a withdrawal dropped": lambda facts: facts.__delitem__(-2),
    "a score altered": lambda facts: _content(facts, "rating", lambda told: told.update(score=9999)),
    "stars altered": lambda facts: _content(facts, "rating", lambda told: told.update(stars="1")),
    "a light altered": lambda facts: _content(facts, "rating", lambda told: told.update(light="red")),
    "points altered": lambda facts: _content(facts, "rating", lambda told: told["lines"][0].update(points=0)),
    "a day altered": lambda facts: facts[1].update(happened_on="2024-01-01"),
    "the rating taken away": lambda facts: facts.__delitem__(-1),
}


def test_an_honest_rating_adds_up() -> None:
    assert checked(log(LIVED, ON))["score"] == 8000 - 150 - 49 + 70


@pytest.mark.parametrize("name", ALTERATIONS)
def test_every_alteration_is_found(name: str) -> None:
    facts = log(LIVED, ON)
    ALTERATIONS[name](facts)
    with pytest.raises(verify.Wrong):
        checked(facts)


def test_what_was_recorded_after_the_rating_is_not_missed() -> None:
    facts = log(LIVED, ON)
    later = fact("late", ON, 9, recorded_at=datetime.combine(ON, time(13), UTC))
    assert checked([*facts, dict(publications.fact_leaf(later))])["score"] == 7871
