# SPDX-License-Identifier: AGPL-3.0-or-later
"""Facts and rule sets for tests, and hypothesis' strategies of them."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from services.chassis.values import OrgPath
from services.credit.domain.facts import Fact
from services.credit.domain.kinds import Evidence, EvidenceKind, Klass, Light
from services.credit.domain.rule_sets import Band, Cap, Decay, Per, Rule, RuleSet

PLACE = OrgPath("/320585/001/002/c01")
DAY = date(2026, 3, 2)
SHOWN = (Evidence(EvidenceKind.DOCUMENT, "检查单1号"),)
KINDS = ("late", "good", "base", "grave", "stated")


def fact(kind: str, happened_on: date = DAY, number: int = 1, **more: Any) -> Fact:
    given = {
        "id": f"f{number:04d}",
        "file_id": "file",
        "kind": kind,
        "place": PLACE,
        "happened_on": happened_on,
        "recorded_on": happened_on,
        "recorded_at": datetime.combine(happened_on, time(), UTC),
        "recorded_by": "somebody",
        "evidence": SHOWN,
        "source": f"record/{number}",
    }
    return Fact(**{**given, **more})


def rules(**more: Any) -> RuleSet:
    """Something of everything: caps, decay, veto, stated points."""
    given: dict[str, Any] = {
        "start": 8000,
        "plus_cap": 1500,
        "rules": (
            Rule(
                code="M1",
                fact="late",
                klass=Klass.MINUS,
                points=150,
                cap=Cap(400, Per.QUARTER),
                decay=(Decay(3, 50), Decay(6, 33)),
            ),
            Rule(code="P1", fact="good", klass=Klass.PLUS, points=70, cap=Cap(900)),
            Rule(code="B1", fact="base", klass=Klass.BASIC, points=10, months=24),
            Rule(code="V1", fact="grave", klass=Klass.MINUS, points=3000, until_rectified=True, veto=True),
            Rule(code="S1", fact="stated", klass=Klass.MINUS),
        ),
        "stars": (Band("1", 0, 5999), Band("2", 6000, 7999), Band("3", 8000, 10_000)),
        "lights": (
            Band(Light.RED, 0, 5999),
            Band(Light.YELLOW, 6000, 7999),
            Band(Light.GREEN, 8000, 10_000),
        ),
        "veto_stars": "1",
    }
    return RuleSet(**{**given, **more})


days = st.integers(0, 900).map(lambda count: date(2025, 1, 1) + timedelta(days=count))


@st.composite
def some_facts(draw: st.DrawFn, most: int = 12) -> list[Fact]:
    """Facts of all kinds, known on their day or later, some of them taken back, put right or repaired."""
    found = []
    for number in range(draw(st.integers(0, most))):
        happened = draw(days)
        recorded = happened + timedelta(days=draw(st.integers(0, 40)))
        later = st.none() | st.integers(0, 400).map(lambda count, day=recorded: day + timedelta(days=count))
        made = fact(
            draw(st.sampled_from(KINDS)),
            happened,
            number,
            recorded_on=recorded,
            points=draw(st.integers(0, 500)),
            withdrawn_on=draw(later),
            rectified_on=draw(later),
            repaired_on=draw(later),
        )
        found.append(made)
    return found
