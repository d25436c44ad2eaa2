# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of files, facts, rule sets and appeals (`case_errors.py`: of cases)."""

from dataclasses import dataclass
from datetime import date, datetime

from services.chassis.values import DomainError


@dataclass(eq=False)
class UnknownPlace(DomainError):
    """No such active place is known in this district."""

    code = "credit.unknown_place"
    status = 422
    title = "There is no such place"

    path: str


@dataclass(eq=False)
class FactWithoutEvidence(DomainError):
    """Every fact is shown by something that can be looked up: an event, a document, a picture."""

    code = "credit.fact_without_evidence"
    status = 422
    title = "A fact needs its evidence"

    kind: str


@dataclass(eq=False)
class FactInTheFuture(DomainError):
    """Only what has happened is a fact."""

    code = "credit.fact_in_the_future"
    status = 422
    title = "This has not happened yet"

    happened_on: date
    today: date


@dataclass(eq=False)
class NoRuleForFact(DomainError):
    """People record only what a rule names; else it would never count."""

    code = "credit.no_rule_for_fact"
    status = 422
    title = "No rule names facts of this kind"

    kind: str


@dataclass(eq=False)
class PointsNotAsStated(DomainError):
    """A rule has its points, or leaves them to the decision that the fact is about: never both."""

    code = "credit.points_not_as_stated"
    status = 422
    title = "The points are the rule's, or those that the decision states"

    kind: str
    rule_has_points: bool


@dataclass(eq=False)
class FactWithdrawn(DomainError):
    """The fact was taken back: nothing more happens to it."""

    code = "credit.fact_withdrawn"
    title = "The fact was taken back"

    fact_id: str


@dataclass(eq=False)
class AlreadyMarked(DomainError):
    """What became of a fact is told once, on the day on which it is established."""

    code = "credit.already_marked"
    title = "It is on record already"

    fact_id: str
    mark: str


@dataclass(eq=False)
class SameFile(DomainError):
    """A deduction passes to another file."""

    code = "credit.same_file"
    status = 422
    title = "It stands in this file already"

    file_id: str


@dataclass(eq=False)
class BandGap(DomainError):
    """The bands of a rule set tile its scores: no score lies between two of them. Points in hundredths."""

    code = "credit.band_gap"
    status = 422
    title = "No band has some of the scores"

    bands: str
    first: int | None
    last: int | None


@dataclass(eq=False)
class BandOverlap(DomainError):
    """The bands of a rule set tile its scores: no score lies in two of them."""

    code = "credit.band_overlap"
    status = 422
    title = "Two bands have the same scores"

    bands: str
    one: str
    other: str


@dataclass(eq=False)
class RuleSetFlawed(DomainError):
    """A rule set is checked as a whole before it holds."""

    code = "credit.rule_set_flawed"
    status = 422
    title = "The rule set contradicts itself"

    field: str
    reason: str


@dataclass(eq=False)
class NotYetKnown(DomainError):
    """A score of a day is what was known on that day or later; nobody knows the future."""

    code = "credit.not_yet_known"
    status = 422
    title = "That day cannot be reckoned with"

    on: date
    known_on: date


@dataclass(eq=False)
class NothingToConfirm(DomainError):
    """The rating is in effect as it is reckoned, or somebody has decided against it."""

    code = "credit.nothing_to_confirm"
    title = "Nothing waits for a confirmation"

    file_id: str


@dataclass(eq=False)
class NotTheSubject(DomainError):
    """Only whom the file is about, or who leads the company's work, appeals and asks for repair."""

    code = "credit.not_the_subject"
    status = 403
    title = "This file is about somebody else"

    file_id: str


@dataclass(eq=False)
class AppealWindowOver(DomainError):
    """An appeal is raised within so many working days of being told; then the record stands."""

    code = "credit.appeal_window_over"
    title = "The window for an appeal is over"

    until: datetime


@dataclass(eq=False)
class AppealedAlready(DomainError):
    """There is one appeal about one thing."""

    code = "credit.appealed_already"
    title = "There is an appeal about this already"

    appeal_id: str


@dataclass(eq=False)
class AppealDecided(DomainError):
    """There is a decision on this appeal; it stays."""

    code = "credit.appeal_decided"
    title = "The appeal is decided"

    outcome: str


@dataclass(eq=False)
class OwnDecision(DomainError):
    """Nobody decides on an appeal against what they recorded or confirmed, nor on their own."""

    code = "credit.own_decision"
    status = 403
    title = "Somebody else decides on this"


@dataclass(eq=False)
class NotRepairable(DomainError):
    """Some records are not repaired: those that no minus is, and those that the rule excludes by law."""

    code = "credit.not_repairable"
    title = "This record is not repaired"

    rule: str


@dataclass(eq=False)
class RepairTooEarly(DomainError):
    """A record is repaired after the shortest period (NDRC Order 36: 3 months, serious ones a year)."""

    code = "credit.repair_too_early"
    title = "The shortest period is not over"

    not_before: date


@dataclass(eq=False)
class NotRectified(DomainError):
    """Before its record is repaired the act is put right (NDRC Order 36)."""

    code = "credit.not_rectified"
    title = "It has not been put right yet"

    fact_id: str


@dataclass(eq=False)
class RepairDecided(DomainError):
    """There is a decision on this application; it stays."""

    code = "credit.repair_decided"
    title = "The application is decided"

    granted: bool
