# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set: its rule set, and the process that follows a rating."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from services.chassis.calendar_policy import REHEARSED_FROM
from services.chassis.http import Name
from services.chassis.publicity import Terms, Unit
from services.chassis.store import Policy
from services.chassis.values import OrgPath
from services.credit.domain import rule_sets, scoring
from services.credit.domain.default_rules import DEFAULT, HANDOVER
from services.credit.domain.facts import Fact
from services.credit.domain.kinds import FactKind, Klass, Severity, Word
from services.credit.domain.rule_sets import Per, RuleSet

Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$")]
MOST_POINTS = 1_000_000
Points = Annotated[int, Field(ge=0, le=MOST_POINTS, description="hundredths")]
Score = Annotated[int, Field(ge=-1_000_000, le=1_000_000, description="hundredths")]
ItemText = Name
Months = Annotated[int, Field(ge=1, le=600)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class CapRule(_Part):
    """More points never come of the facts of one kind within a period."""

    points: Points
    per: Per = Per.ALL


class DecayRule(_Part):
    """From the day after so many months on, a fact counts for so many percent."""

    after_months: Months
    percent: int = Field(ge=0, le=100)


class FactRule(_Part):
    """What facts of one kind are worth; without `points` those that the decision states."""

    code: Code
    fact: Code
    klass: Klass
    points: Points | None = None
    months: Months | None = None
    until_rectified: bool = False
    veto: bool = False
    blacklist: bool = False
    cap: CapRule | None = None
    decay: tuple[DecayRule, ...] = Field((), max_length=10)
    severity: Severity = Severity.GENERAL
    repairable: bool = True


class BandRule(_Part):
    """The scores from `first` to `last`, both included; without one it has no end there."""

    name: Code
    first: Score | None = None
    last: Score | None = None
    clean: Code | None = Field(None, description="its name while no minus counts")
    holds_months: Months | None = None


class RuleSetRule(_Part):
    """The whole rule set: a place sets all of it or nothing, so that its bands are checked together."""

    start: Score
    minimum: Score | None = 0
    maximum: Score | None = 10_000
    basic_cap: Points | None = None
    plus_cap: Points | None = None
    minus_cap: Points | None = None
    default_months: Months | None = 12
    calendar_year: bool = False
    veto_stars: Code | None = None
    not_enrolled: Code | None = None
    rules: tuple[FactRule, ...] = Field(max_length=200)
    stars: tuple[BandRule, ...] = Field(max_length=20)
    lights: tuple[BandRule, ...] = Field(max_length=3)

    @classmethod
    def of(cls, rules: RuleSet) -> Self:
        return cls.model_validate(asdict(rules))

    def value(self) -> RuleSet:
        return _RULE_SETS.validate_python(self.model_dump())


_RULE_SETS = TypeAdapter(RuleSet)


class RatingPolicy(Policy):
    """The rule set by which files are rated."""

    policy_name: ClassVar[str] = "ratings"

    rules: RuleSetRule = RuleSetRule.of(DEFAULT)

    def rehearse(self) -> None:
        """Check the set as a whole, and rate a file with a fact under each of its rules for ten years."""
        rules = self.rules.value()
        rule_sets.check(rules)
        for first in REHEARSED_FROM:
            facts = [_sample(number, rule.fact, first) for number, rule in enumerate(rules.rules)]
            for years in (0, 1, 10):
                on = first.date().replace(year=first.year + years)
                scoring.assess(facts, rules, on)
                for fact in facts:
                    scoring.next_change(fact, rules, on)


def _sample(number: int, kind: str, at: datetime) -> Fact:
    return Fact(
        id=str(number),
        file_id="",
        kind=kind,
        place=OrgPath("/000000"),
        happened_on=at.date(),
        recorded_on=at.date(),
        recorded_at=at,
        recorded_by="",
        evidence=(),
        source="",
        points=None if number % 2 else MOST_POINTS,
    )


class ProcessPolicy(Policy):
    """What follows a fact and a rating: windows, deadlines, and what counts as a complaint."""

    policy_name: ClassVar[str] = "process"

    appeal_days: int = Field(5, ge=1, le=60, description="working days to appeal after being told")
    decide_days: int = Field(5, ge=1, le=60, description="working days; Shanghai Credit Regulation Art. 36")
    publicity_days: int = Field(7, ge=1, le=60, description="working days a rating is public; Tong'an")
    ruling_days: int = Field(10, ge=1, le=60, description="working days in which an objection is ruled on")
    interview_days: int = Field(5, ge=1, le=60, description="working days from the notice to the interview")
    shortest_rectification_days: int = Field(3, ge=1, le=365)
    exit_within_months: int = Field(12, ge=1, le=60, description="two red lights within so many months")
    publishes_managers: bool = Field(False, description="whether ratings of persons are public; PIPL Art. 25")
    statement_days: int = Field(20, ge=1, le=90, description="working days after a quarter; it is published")
    complaint_categories: tuple[Code, ...] = Field(("complaint",), max_length=50)
    satisfied_from: int = Field(5, ge=3, le=5, description="of five")
    dissatisfied_to: int = Field(2, ge=1, le=3, description="of five")
    good_from: int = Field(5, ge=3, le=5, description="of five, as the organisation evaluates (组织评单)")
    poor_to: int = Field(2, ge=1, le=3, description="of five")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.dissatisfied_to >= self.satisfied_from:
            raise ValueError("nobody is satisfied and dissatisfied by the same stars")
        if self.poor_to >= self.good_from:
            raise ValueError("no work is good and poor by the same score")
        if len(self.complaint_categories) != len(set(self.complaint_categories)):
            raise ValueError("a category is given twice")
        return self

    def fact_of(self, word: Word, grade: int) -> FactKind | None:
        """What a grade of one to five comes to; nothing where it is neither good nor bad."""
        poor, good = (FactKind.DISSATISFIED, FactKind.SATISFIED)
        poor_to, good_from = self.dissatisfied_to, self.satisfied_from
        if word is Word.EVALUATION:
            poor, good = (FactKind.EVALUATED_POOR, FactKind.EVALUATED_GOOD)
            poor_to, good_from = self.poor_to, self.good_from
        return poor if grade <= poor_to else good if grade >= good_from else None

    @property
    def publicity(self) -> Terms:
        """For how long a rating is published."""
        return Terms(self.publicity_days, Unit.WORKING_DAYS, on_board=False, ruling_days=self.ruling_days)


class HandoverPolicy(Policy):
    """What follows an exit: what is handed over, until when, and who serves meanwhile."""

    policy_name: ClassVar[str] = "handovers"

    notice_days: int = Field(
        60, ge=1, le=180, description="from the decision to the end; Civil Code Art. 946"
    )
    withdraw_days: int = Field(15, ge=1, le=90, description="to hand over; Hangzhou Art. 57; Beijing: 30")
    climb_days: int = Field(3, ge=1, le=60, description="working days before the next place up is told")
    interim_months: int = Field(6, ge=1, le=6, description="at the most; Beijing Art. 77, Ningbo Art. 83")
    items: tuple[ItemText, ...] = Field(HANDOVER, min_length=1, max_length=30)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if len(self.items) != len(set(self.items)):
            raise ValueError("an item is given twice")
        return self
