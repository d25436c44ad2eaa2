# SPDX-License-Identifier: AGPL-3.0-or-later
"""The score of a file: a pure function of its facts and a rule set, on a day, by what was known on a day.

Whole hundredths throughout; a share of points is cut off, which is to the good of whom a minus is about.
Facts count in the order of their days and ids, whatever order they come in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from services.chassis.calendar import months_after
from services.credit.domain.errors import NotYetKnown
from services.credit.domain.facts import Counted, Fact
from services.credit.domain.kinds import Klass, Light
from services.credit.domain.rule_sets import Band, Per, Rule, RuleSet, band_of

DAY = timedelta(days=1)
PERCENT = 100


class Status(StrEnum):
    """Why a fact counts as it does."""

    COUNTED = "counted"
    DECAYED = "decayed"
    CAPPED = "capped"
    EXPIRED = "expired"
    RECTIFIED = "rectified"
    REPAIRED = "repaired"
    WITHDRAWN = "withdrawn"
    NOT_KNOWN = "not_known"
    NOT_YET = "not_yet"
    NO_RULE = "no_rule"


COUNTING = frozenset({Status.COUNTED, Status.DECAYED, Status.CAPPED})
NOT_THERE = frozenset({Status.NOT_KNOWN, Status.NOT_YET})
"""Of facts that nobody knew of then, or that had not happened."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a fact is worth by itself, before any cap: hundredths, never negative."""

    rule: Rule | None
    points: int
    status: Status

    @property
    def counts(self) -> bool:
        return self.rule is not None and self.status in COUNTING


@dataclass(frozen=True, slots=True)
class Sum:
    """What all facts of one rule and period come to, before the cap, and how many they are."""

    rule: str
    period: str
    points: int
    facts: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a score leads to."""

    stars: str
    light: Light
    blacklisted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What one fact does to the score, in hundredths with its sign, and why."""

    fact: Fact
    rule: str
    points: int
    status: Status


@dataclass(frozen=True, slots=True)
class Assessment:
    """The score of a day with all its lines. `holds_through`: a level once reached holds until then."""

    on: date
    known_on: date
    score: int
    verdict: Verdict
    veto: bool
    lines: tuple[Line, ...] = field(repr=False)
    holds_through: date | None = None


def assess(
    facts: Iterable[Fact],
    rules: RuleSet,
    on: date,
    known_on: date | None = None,
    enrolled_on: date | None = None,
) -> Assessment:
    """The score on a day, by what was known then or, with `known_on`, on a later one. Raises NotYetKnown."""
    known = known_on or on
    if known < on:
        raise NotYetKnown(on, known)
    weighed = [
        (fact, weigh(fact, rules, on, known)) for fact in sorted(facts, key=lambda f: (f.happened_on, f.id))
    ]
    sums = tuple_of(counted(fact, weight) for fact, weight in weighed)
    score = total(sums, rules)
    verdict, veto = judge(sums, score, rules)
    if rules.not_enrolled and (enrolled_on is None or on < enrolled_on):
        verdict = Verdict(rules.not_enrolled, verdict.light, verdict.blacklisted)
    lines = _lines(weighed, rules)
    return Assessment(on, known, score, verdict, veto, lines, _held(weighed, rules, on, known))


def weigh(fact: Fact, rules: RuleSet, on: date, known_on: date) -> Weight:
    """What one fact is worth on a day by what was known on a day."""
    rule = rules.rule_for(fact.kind)
    status = _status(fact, rule, rules, on, known_on)
    if rule is None or status is not Status.COUNTED:
        return Weight(rule, 0, status)
    base = rule.points if rule.points is not None else fact.points or 0
    percent = next(
        (s.percent for s in reversed(rule.decay) if on > months_after(fact.happened_on, s.after_months)), None
    )
    if percent is None:
        return Weight(rule, base, Status.COUNTED)
    return Weight(rule, base * percent // PERCENT, Status.DECAYED)


def next_change(fact: Fact, rules: RuleSet, on: date) -> date | None:
    """The next day on which time alone changes what a fact is worth."""
    rule = rules.rule_for(fact.kind)
    if rule is None or fact.withdrawn_on is not None or fact.repaired_on is not None:
        return None
    last = last_day(fact, rule, rules)
    days = [fact.happened_on, *([last + DAY] if last else [])]
    days += [months_after(fact.happened_on, step.after_months) + DAY for step in rule.decay]
    return min((day for day in days if day > on), default=None)


def last_day(fact: Fact, rule: Rule, rules: RuleSet) -> date | None:
    """The last day on which a fact counts; None while nothing ends it.

    Through the day that the decision states, else through the corresponding day after its months; a serious
    one until the day before it is put right (Yantai 2022).
    """
    if rule.until_rectified:
        return fact.rectified_on - DAY if fact.rectified_on else None
    if fact.valid_until:
        return fact.valid_until
    if rules.calendar_year:
        return date(fact.happened_on.year, 12, 31)
    months = rule.months or rules.default_months
    return months_after(fact.happened_on, months) if months else None


def counted(fact: Fact, weight: Weight) -> Counted | None:
    """What of a fact goes into the sums; also of one without points, which may be a veto."""
    if weight.rule is None or not weight.counts:
        return None
    per = weight.rule.cap.per if weight.rule.cap else Per.ALL
    return Counted(weight.rule.code, per.period(fact.happened_on), weight.points)


def tuple_of(parts: Iterable[Counted | None]) -> tuple[Sum, ...]:
    """The sums of what counts, in the order of rules and periods."""
    return changed((), [], parts)


def changed(
    sums: Iterable[Sum], out: Iterable[Counted | None], into: Iterable[Counted | None]
) -> tuple[Sum, ...]:
    """The sums without some parts and with others: what a fact changes costs no look at the rest."""
    points: Counter[tuple[str, str]] = Counter()
    facts: Counter[tuple[str, str]] = Counter()
    for one in sums:
        points[one.rule, one.period] += one.points
        facts[one.rule, one.period] += one.facts
    for sign, parts in ((-1, out), (1, into)):
        for part in parts:
            if part is not None:
                points[part.rule, part.period] += sign * part.points
                facts[part.rule, part.period] += sign
    return tuple(Sum(*key, points[key], facts[key]) for key in sorted(facts) if facts[key])


def total(sums: Iterable[Sum], rules: RuleSet) -> int:
    """The score that sums come to: each capped by its rule, each class by its cap, all within the bounds."""
    classes: Counter[Klass] = Counter()
    for one in sums:
        if rule := rules.rule(one.rule):
            classes[rule.klass] += min(one.points, rule.cap.points) if rule.cap else one.points
    score = rules.start
    for klass, points in classes.items():
        cap = rules.class_cap(klass)
        worth = points if cap is None else min(points, cap)
        score += -worth if klass is Klass.MINUS else worth
    return rules.bounded(score)


def judge(sums: Iterable[Sum], score: int, rules: RuleSet) -> tuple[Verdict, bool]:
    """Stars and light of a score, and whether something counts that forbids better ones."""
    active = [rule for one in sums if (rule := rules.rule(one.rule))]
    veto = any(rule.veto for rule in active)
    band, light = band_of(rules.stars, score), Light(band_of(rules.lights, score).name)
    minus = any(rule.klass is Klass.MINUS for rule in active)
    stars = band.name if minus or band.clean is None else band.clean
    if veto:
        stars, light = rules.veto_stars or stars, Light.RED
    return Verdict(stars, light, any(rule.blacklist for rule in active)), veto


def _status(fact: Fact, rule: Rule | None, rules: RuleSet, on: date, known_on: date) -> Status:
    last = last_day(fact, rule, rules) if rule else None
    reasons = {
        Status.NOT_KNOWN: fact.recorded_on > known_on,
        Status.WITHDRAWN: fact.withdrawn_on is not None and fact.withdrawn_on <= known_on,
        Status.NO_RULE: rule is None,
        Status.NOT_YET: fact.happened_on > on,
        Status.REPAIRED: fact.repaired_on is not None and fact.repaired_on <= on,
        Status.RECTIFIED: rule is not None and rule.until_rectified and last is not None and on > last,
        Status.EXPIRED: last is not None and on > last,
    }
    return next((status for status, applies in reasons.items() if applies), Status.COUNTED)


def _lines(weighed: list[tuple[Fact, Weight]], rules: RuleSet) -> tuple[Line, ...]:
    """Each fact with what it does to the score: earlier ones use up a cap before later ones."""
    by_rule: Counter[tuple[str, str]] = Counter()
    by_class: Counter[Klass] = Counter()
    lines = []
    for fact, weight in weighed:
        rule, part = weight.rule, counted(fact, weight)
        if rule is None or part is None:
            lines.append(Line(fact, rule.code if rule else "", 0, weight.status))
            continue
        points = _within(part.points, by_rule[part.rule, part.period], rule.cap.points if rule.cap else None)
        by_rule[part.rule, part.period] += points
        points = _within(points, by_class[rule.klass], rules.class_cap(rule.klass))
        by_class[rule.klass] += points
        status = Status.CAPPED if points < part.points else weight.status
        lines.append(Line(fact, rule.code, -points if rule.klass is Klass.MINUS else points, status))
    return tuple(lines)


def _within(points: int, used: int, cap: int | None) -> int:
    return points if cap is None else min(points, cap - used)


def _held(weighed: list[tuple[Fact, Weight]], rules: RuleSet, on: date, known_on: date) -> date | None:
    """Until when the level holds that was reached and holds for some months (Beijing 2010: a year)."""
    holding = [band for band in rules.stars if band.holds_months]
    facts = [fact for fact, weight in weighed if weight.status not in (Status.NOT_KNOWN, Status.WITHDRAWN)]
    found = [
        months_after(day, band.holds_months or 0)
        for band in holding
        for day in sorted({fact.happened_on for fact in facts if fact.happened_on <= on})
        if _level(facts, rules, day, known_on) == band
        and _level([fact for fact in facts if fact.happened_on < day], rules, day, known_on) != band
    ]
    return max((day for day in found if day >= on), default=None)


def _level(facts: list[Fact], rules: RuleSet, on: date, known_on: date) -> Band:
    sums = tuple_of(counted(fact, weigh(fact, rules, on, known_on)) for fact in facts)
    return band_of(rules.stars, total(sums, rules))
