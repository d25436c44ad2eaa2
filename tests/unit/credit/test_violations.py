# SPDX-License-Identifier: AGPL-3.0-or-later
"""Real violations of a housing code as facts of files: what was put right, and what still counts."""

import csv
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

from services.credit.domain.default_rules import DEFAULT
from services.credit.domain.facts import Fact, fact_id, record
from services.credit.domain.kinds import Evidence, EvidenceKind, Klass, Light
from services.credit.domain.rule_sets import Rule, RuleSet, check
from services.credit.domain.scoring import COUNTING, Status, assess
from tests.unit.credit.builders import fact

DATA = Path(__file__).parent / "data" / "hpd-violations.csv"
POINTS = {"A": 100, "B": 300, "C": 1000}
LATE = "certificate_late"
RULES = RuleSet(
    start=10_000,
    default_months=36,
    rules=(
        *(
            Rule(
                code=f"H-{name}", fact=f"class_{name}", klass=Klass.MINUS, points=worth, until_rectified=True
            )
            for name, worth in POINTS.items()
        ),
        Rule(code="H-late", fact=LATE, klass=Klass.MINUS, points=50),
    ),
    stars=DEFAULT.stars,
    lights=DEFAULT.lights,
)
TODAY = date(2024, 6, 30)


def facts_of(row: dict[str, str]) -> list[Fact]:
    """The violation until it is closed, and beside it a certificate that came late."""
    number, building = row["violation"], row["building"]
    seen = date.fromisoformat(row["inspected_on"])
    closed = date.fromisoformat(row["status_on"]) if row["status"] == "close" else None
    shown = (Evidence(EvidenceKind.DOCUMENT, f"violation {number}"),)
    found = [
        fact(
            f"class_{row['class']}",
            seen,
            id=fact_id(building, number),
            file_id=building,
            evidence=shown,
            rectified_on=closed,
        )
    ]
    due, certified = row["certify_by"], row["certified_on"]
    if due and certified > due:
        day = date.fromisoformat(due) + timedelta(days=1)
        found.append(
            fact(LATE, day, id=fact_id(building, f"{number}/late"), file_id=building, evidence=shown)
        )
    return found


def files() -> dict[str, list[Fact]]:
    with DATA.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 100
    kept = defaultdict(list)
    for row in rows:
        for one in facts_of(row):
            kept[one.file_id].append(record(one)[0])
    return kept


def test_every_violation_is_a_fact_of_its_building_with_its_evidence() -> None:
    check(RULES)
    kept = files()
    found = [one for facts in kept.values() for one in facts]
    assert len(kept) == 55
    assert len({one.id for one in found}) == len(found)
    assert sum(one.kind != LATE for one in found) == 100


def test_what_is_open_counts_and_what_was_put_right_does_not() -> None:
    for building, facts in files().items():
        found = assess(facts, RULES, TODAY)
        still = [one for one in facts if one.kind != LATE and one.rectified_on is None]
        counting = {
            line.fact.id for line in found.lines if line.status in COUNTING and line.fact.kind != LATE
        }
        assert counting == {one.id for one in still if one.happened_on <= TODAY}, building
        assert all(
            line.status is Status.RECTIFIED
            for line in found.lines
            if line.fact.rectified_on and line.fact.rectified_on <= TODAY
        )


def test_the_score_rises_on_the_day_on_which_it_is_put_right() -> None:
    kept = [one for facts in files().values() for one in facts if one.rectified_on and one.kind != LATE]
    for one in kept:
        closed = one.rectified_on
        assert closed
        if closed > one.happened_on:
            before = assess([one], RULES, closed - timedelta(days=1), closed).score
            assert before == 10_000 - POINTS[one.kind[-1]]
        assert assess([one], RULES, closed).score == 10_000


def test_an_immediate_danger_weighs_most() -> None:
    grave = [fact("class_C", TODAY, number) for number in range(5)]
    assert assess(grave, RULES, TODAY).verdict.light is Light.RED
