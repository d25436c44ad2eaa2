# SPDX-License-Identifier: AGPL-3.0-or-later
"""Points tables as rules give a city's published scores; `data/README.md` says where they come from."""

import csv
import gzip
from datetime import date
from pathlib import Path

from services.credit.domain.default_rules import DEFAULT
from services.credit.domain.kinds import Klass
from services.credit.domain.rule_sets import Rule, RuleSet, check
from services.credit.domain.scoring import assess
from tests.unit.credit.builders import fact

DATA = Path(__file__).parent / "data"


def points_table() -> RuleSet:
    with (DATA / "sf-points.csv").open(encoding="utf-8") as lines:
        rules = tuple(
            Rule(
                code=f"K{row['number']}",
                fact=row["number"],
                klass=Klass.MINUS,
                points=int(row["points"]) * 100,
            )
            for row in csv.DictReader(lines)
        )
    return RuleSet(start=10_000, rules=rules, stars=DEFAULT.stars, lights=DEFAULT.lights)


def test_the_published_scores_come_out() -> None:
    rules = points_table()
    check(rules)
    with gzip.open(DATA / "sf-inspections.csv.gz", "rt", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    agree = 0
    for row in rows:
        day = date.fromisoformat(row["date"])
        facts = [fact(kind, day, number) for number, kind in enumerate(row["violations"].split())]
        agree += assess(facts, rules, day).score == int(row["published_score"]) * 100
    assert (len(rows), agree) == (8488, 8318)
