# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every case of the legal test vectors for credit; `data/README.md` says where they come from."""

import gzip
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from services.chassis.calendar import months_after
from services.credit.domain import ladder, rule_sets
from services.credit.domain.facts import Fact
from services.credit.domain.kinds import Klass, Light
from services.credit.domain.rule_sets import Band, Rule, RuleSet, band_of
from services.credit.domain.scoring import COUNTING, assess
from tests.unit.credit.builders import fact

DATA = Path(__file__).parent / "data" / "credit.jsonl.gz"
CASES = [json.loads(text) for text in gzip.decompress(DATA.read_bytes()).decode().splitlines()]
LADDER = (Band(Light.RED, None, 5999), Band(Light.YELLOW, 6000, 7999), Band(Light.GREEN, 8000, None))
CLASSES = {"basic": Klass.BASIC, "good": Klass.PLUS, "bad": Klass.MINUS}
FLAGS = ("veto", "serious", "blacklist")
RATED = [case for case in CASES if case["rule"] not in ("lamps", "beijing-2010")]
YEARLY = [case for case in CASES if case["rule"] == "beijing-2010"]
LAMPS = [case for case in CASES if case["rule"] == "lamps"]


def ids(cases: list[dict[str, Any]]) -> list[str]:
    return [case["id"] for case in cases]


def kind_of(item: Mapping[str, Any]) -> str:
    return "-".join([item["class"], *(flag for flag in FLAGS if item.get(flag))])


def bands_of(
    steps: list[tuple[str, int]], below: str, clean: str | None = None, **held: int
) -> tuple[Band, ...]:
    """Bands from the lower end of each, the highest last; `below` has no lower end."""
    rising = sorted(steps, key=lambda step: step[1])
    ends = [first - 1 for _, first in rising] + [None]
    return (
        Band(below, None, ends[0], clean),
        *(
            Band(name, first, end, holds_months=held.get(name))
            for (name, first), end in zip(rising, ends[1:], strict=True)
        ),
    )


def facts_of(case: Mapping[str, Any]) -> list[Fact]:
    return [_fact(item, number) for number, item in enumerate(case["input"]["items"])]


def _fact(item: Mapping[str, Any], number: int) -> Fact:
    day = date.fromisoformat(item["from"])
    marks = {
        name: date.fromisoformat(item[name]) if name in item else None
        for name in ("valid_until", "withdrawn_on", "rectified_on")
    }
    if "months" in item:
        marks["valid_until"] = months_after(day, item["months"])
    return fact(kind_of(item), day, number, points=item["points"], note=item["item"], **marks)


def rules_of(case: Mapping[str, Any]) -> RuleSet:
    """The case's neutral rule set as one of ours: a rule for each class, and for each flag with it."""
    given = case["input"]["rules"]
    validity, below = given.get("validity", {}), given["below"]
    steps = [(band["level"], band["from"]) for band in given["bands"]]
    worse = below["level"]
    clean = below.get("else_level")
    if clean == given["bands"][-1]["level"]:
        steps, clean = steps[:-1], None
        lowest = Band(worse, None, given["bands"][-1]["from"] - 1, below["else_level"])
        upper = bands_of(steps, below["else_level"])
        stars = (lowest, Band(upper[0].name, given["bands"][-1]["from"], upper[0].last), *upper[1:])
    else:
        stars = bands_of(steps, worse)
    caps = {name: klass.get("cap") for name, klass in given["classes"].items()}
    kinds = {kind_of(item) for item in case["input"]["items"]}
    made = RuleSet(
        start=given["start"],
        minimum=None,
        maximum=None,
        basic_cap=caps.get("basic"),
        plus_cap=caps.get("good"),
        default_months=validity.get("default_months"),
        veto_stars=given.get("veto_level"),
        not_enrolled=given.get("not_enrolled"),
        rules=tuple(
            Rule(
                code=kind,
                fact=kind,
                klass=CLASSES[kind.partition("-")[0]],
                until_rectified="serious" in kind and validity.get("serious_until_rectified", False),
                veto="veto" in kind,
                blacklist="blacklist" in kind,
            )
            for kind in sorted(kinds)
        ),
        stars=stars,
        lights=LADDER,
    )
    rule_sets.check(made)
    return made


@pytest.mark.parametrize("case", RATED, ids=ids(RATED))
def test_score_level_and_what_counts(case: dict[str, Any]) -> None:
    made, facts = rules_of(case), facts_of(case)
    enrolled = date.fromisoformat(case["input"]["enrolled_from"])
    for text, expected in case["expected"]["on"].items():
        found = assess(facts, made, date.fromisoformat(text), enrolled_on=enrolled)
        counting = {line.fact.note for line in found.lines if line.status in COUNTING}
        assert (found.score, found.verdict.stars) == (expected["score"], expected["level"]), text
        assert counting == set(expected["active"]), text
        assert found.verdict.blacklisted == expected.get("blacklist", False)
        assert found.veto == expected.get("veto", False)


@pytest.mark.parametrize("case", YEARLY, ids=ids(YEARLY))
def test_points_of_a_year_and_what_holds_on(case: dict[str, Any]) -> None:
    steps = case["input"]["rules"]["steps"]
    held = {step["measure"]: step["months"] for step in steps if "months" in step}
    levels = bands_of([(step["measure"], step["from"]) for step in steps], "NONE", **held)
    adds = Rule(code="bad", fact="bad", klass=Klass.PLUS)
    made = RuleSet(
        start=0, maximum=None, minimum=None, calendar_year=True, rules=(adds,), stars=levels, lights=LADDER
    )
    rule_sets.check(made)
    for text, expected in case["expected"]["on"].items():
        found = assess(facts_of(case), made, date.fromisoformat(text))
        through = found.holds_through.isoformat() if found.holds_through else None
        assert (found.score, found.verdict.stars) == (expected["points"], expected["measure"]), text
        assert through == expected["no_new_project_through"], text


@pytest.mark.parametrize("case", LAMPS, ids=ids(LAMPS))
def test_lamps_and_exit_proposals(case: dict[str, Any]) -> None:
    given, lamps, reds = case["input"], {}, []
    for one in given["assessments"]:
        light = Light.RED if one.get("veto") else Light(band_of(LADDER, one["score"]).name)
        unconfirmed = light is Light.RED and not one["confirmed"]
        lamps[one["on"]] = "RED_UNCONFIRMED" if unconfirmed else light.upper()
        reds += [date.fromisoformat(one["on"])] if light is Light.RED and one["confirmed"] else []
    failed = [date.fromisoformat(one["on"]) for one in given["rechecks"] if not one["passed"]]
    found = ladder.exit_proposals(reds, failed, given["ladder"]["within_months"])
    assert lamps == case["expected"]["lamps"]
    told = [{"on": day.isoformat(), "reason": reason} for day, reason in found]
    assert told == case["expected"]["exit_proposals"]


def test_all_are_tried() -> None:
    assert len(RATED) + len(YEARLY) + len(LAMPS) == len(CASES) == 45
