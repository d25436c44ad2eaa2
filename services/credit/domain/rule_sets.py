# SPDX-License-Identifier: AGPL-3.0-or-later
"""A rule set: what facts are worth, for how long, and to which stars and light a score leads. All is data.

Points and scores are whole hundredths. A band has its first and its last score; without one it has no end.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise

from services.credit.domain.errors import BandGap, BandOverlap, RuleSetFlawed
from services.credit.domain.kinds import Klass, Light, Severity

MONTHS_OF_QUARTER = 3


class Per(StrEnum):
    """Within what a cap holds: all that counts on the day, or what happened in one quarter or year of it."""

    ALL = "all"
    QUARTER = "quarter"
    YEAR = "year"

    def period(self, day: date) -> str:
        """The period of a day, as text."""
        if self is Per.ALL:
            return ""
        return f"{day.year}" if self is Per.YEAR else quarter_of(day)


def quarter_of(day: date) -> str:
    """The quarter of a day: `2026Q1`."""
    return f"{day.year}Q{(day.month - 1) // MONTHS_OF_QUARTER + 1}"


@dataclass(frozen=True, slots=True)
class Cap:
    """More than so many points never come of the facts of one kind within a period."""

    points: int
    per: Per = Per.ALL


@dataclass(frozen=True, slots=True)
class Decay:
    """From the day after so many months on, a fact counts for so many percent of its points."""

    after_months: int
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What facts of one kind are worth.

    Attributes:
        points: without them, those that the decision states which the fact is about.
        months: for so long a fact counts, where it does not state its end; by default the set's.
        until_rectified: it counts until it is put right, however long that takes.
        veto: while one counts, the light is red and the stars are the set's `veto_stars`.
        blacklist: while one counts, the file stands on the black list (黑名单).

    """

    code: str
    fact: str
    klass: Klass
    points: int | None = None
    months: int | None = None
    until_rectified: bool = False
    veto: bool = False
    blacklist: bool = False
    cap: Cap | None = None
    decay: tuple[Decay, ...] = ()
    severity: Severity = Severity.GENERAL
    repairable: bool = True


@dataclass(frozen=True, slots=True)
class Band:
    """The scores from `first` to `last`, both included.

    `clean`: its name instead while no minus counts. `holds_months`: once reached it holds so long.
    """

    name: str
    first: int | None
    last: int | None
    clean: str | None = None
    holds_months: int | None = None


@dataclass(frozen=True, kw_only=True)
class RuleSet:
    """`start`: the base of each score, which stays between `minimum` and `maximum` where they are given.

    `basic_cap`, `plus_cap`, `minus_cap`: more points never come of a class. `default_months`: for so long a
    fact counts where nothing else is said, else for good; with `calendar_year` until the end of its year.
    `stars` are in rising order of their scores.
    """

    start: int
    rules: tuple[Rule, ...]
    stars: tuple[Band, ...]
    lights: tuple[Band, ...]
    minimum: int | None = 0
    maximum: int | None = 10_000
    basic_cap: int | None = None
    plus_cap: int | None = None
    minus_cap: int | None = None
    default_months: int | None = 12
    calendar_year: bool = False
    veto_stars: str | None = None
    not_enrolled: str | None = None

    def rule_for(self, fact: str) -> Rule | None:
        """The rule that facts of a kind fall under."""
        return next((rule for rule in self.rules if rule.fact == fact), None)

    def rule(self, code: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.code == code), None)

    def class_cap(self, klass: Klass) -> int | None:
        return {Klass.BASIC: self.basic_cap, Klass.PLUS: self.plus_cap, Klass.MINUS: self.minus_cap}[klass]

    def bounded(self, score: int) -> int:
        """The score within the bounds."""
        low = score if self.minimum is None else max(score, self.minimum)
        return low if self.maximum is None else min(low, self.maximum)

    def rank(self, stars: str) -> int | None:
        """Where a name stands among the stars; None if this set does not know it."""
        names = [(band.name, band.clean) for band in _rising(self.stars)]
        return next((place for place, known in enumerate(names) if stars in known), None)


@dataclass(frozen=True)
class KeptRules:
    """A rule set that something was rated by, with its digest as its id; it never changes."""

    id: str
    rules: RuleSet


def document(rules: RuleSet) -> str:
    """A rule set as it is published and hashed: canonical JSON."""
    return json.dumps(asdict(rules), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(rules: RuleSet) -> str:
    """What names a rule set: the SHA-256 of its document."""
    return sha256(document(rules).encode()).hexdigest()


def band_of(bands: tuple[Band, ...], score: int) -> Band:
    """The band of a score; bands that were checked have one for each."""
    return next(
        band
        for band in bands
        if (band.first is None or band.first <= score) and (band.last is None or score <= band.last)
    )


def check(rules: RuleSet) -> None:
    """The whole set at once, before it holds.

    Each kind of fact has one rule and each code one meaning; bounds are in order; decay falls; the bands of
    stars and light each tile all scores from the minimum to the maximum.

    Raises:
        BandGap: a score has no band.
        BandOverlap: a score has two.
        RuleSetFlawed: anything else contradicts itself.

    """
    for field, names in (
        ("rules.code", [rule.code for rule in rules.rules]),
        ("rules.fact", [rule.fact for rule in rules.rules]),
        ("stars.name", [band.name for band in rules.stars]),
        ("lights.name", [band.name for band in rules.lights]),
    ):
        if len(names) != len(set(names)):
            raise RuleSetFlawed(field, "the same one twice")
    if rules.minimum is not None and rules.maximum is not None and rules.minimum >= rules.maximum:
        raise RuleSetFlawed("minimum", "it is not below the maximum")
    if rules.bounded(rules.start) != rules.start:
        raise RuleSetFlawed("start", "it lies outside the bounds")
    if unknown := {band.name for band in rules.lights} - set(Light):
        raise RuleSetFlawed("lights.name", f"there is no such light: {min(unknown)}")
    if rules.veto_stars is not None and rules.rank(rules.veto_stars) is None:
        raise RuleSetFlawed("veto_stars", "no band of the stars has this name")
    for rule in rules.rules:
        _check_decay(rule)
    _check_tiles("stars", rules.stars, rules)
    _check_tiles("lights", rules.lights, rules)


def _check_decay(rule: Rule) -> None:
    for earlier, later in pairwise(rule.decay):
        if later.after_months <= earlier.after_months or later.percent > earlier.percent:
            raise RuleSetFlawed("rules.decay", f"{rule.code}: later steps count for less")


def _rising(bands: tuple[Band, ...]) -> list[Band]:
    """By their first scores, one without a first score in front."""
    return sorted(bands, key=lambda band: (band.first is not None, band.first or 0))


def _check_tiles(what: str, bands: tuple[Band, ...], rules: RuleSet) -> None:
    """Raises BandGap, BandOverlap, RuleSetFlawed."""
    if not bands:
        raise BandGap(what, rules.minimum, rules.maximum)
    for band in bands:
        if band.first is not None and band.last is not None and band.first > band.last:
            raise RuleSetFlawed(what, f"{band.name} ends before it begins")
    rising = _rising(bands)
    _check_end(what, rules.minimum, rising[0].first, low=True)
    for below, above in pairwise(rising):
        if below.last is None or above.first is None or above.first <= below.last:
            raise BandOverlap(what, below.name, above.name)
        if above.first > below.last + 1:
            raise BandGap(what, below.last + 1, above.first - 1)
    _check_end(what, rules.maximum, rising[-1].last, low=False)


def _check_end(what: str, bound: int | None, end: int | None, *, low: bool) -> None:
    """The outer bands reach the bounds, and no further."""
    if end == bound:
        return
    if end is None or (bound is not None and (end < bound) is low):
        raise RuleSetFlawed(what, "a band reaches beyond the bounds of the score")
    raise BandGap(what, bound if low else end + 1, end - 1 if low else bound)
