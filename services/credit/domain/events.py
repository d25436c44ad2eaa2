# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every fact that credit can emit. Tenant, actor, time and sequence stand in the envelope.

Generated from `proto/linli/credit/` by `make proto`: do not edit.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from services.chassis.values import Event, OpenMatter, OrgPath
from services.credit.domain.kinds import Decision, Evidence, ExitReason, Kind, Light, Mark, SubjectKind


@dataclass(frozen=True, slots=True)
class DeadlineMoved(Event):
    """A deadline was reckoned again because the calendar changed: `deadline` says which one of `subject`."""

    TYPE: ClassVar[str] = "linli.credit.v1.DeadlineMoved"

    subject: str
    deadline: str
    was_due_at: datetime
    due_at: datetime
    place: OrgPath


@dataclass(frozen=True, slots=True)
class PolicyChanged(Event):
    """Another version of one of credit's policies was set at a place."""

    TYPE: ClassVar[str] = "linli.credit.v1.PolicyChanged"

    policy: str
    version: int
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class CreditFileOpened(Event):
    """A file (信用档案) was opened for a company or a project manager."""

    TYPE: ClassVar[str] = "linli.credit.v1.CreditFileOpened"

    file_id: str
    subject_kind: SubjectKind
    subject_id: str
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class FactRecorded(Event):
    """A fact was entered into a file; whom it is about may appeal until then."""

    TYPE: ClassVar[str] = "linli.credit.v1.FactRecorded"

    fact_id: str
    file_id: str
    kind: str
    happened_on: date
    recorded_on: date
    place_path: OrgPath
    matter: str
    evidence: tuple[Evidence, ...]
    points: int | None = None
    appeal_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class FactTakenBack(Event):
    """The fact was none, or passed to another file."""

    TYPE: ClassVar[str] = "linli.credit.v1.FactTakenBack"

    fact_id: str
    file_id: str
    why: str
    withdrawn_on: date


@dataclass(frozen=True, slots=True)
class FactMarked(Event):
    """What the fact is about was put right, or its record was repaired (信用修复)."""

    TYPE: ClassVar[str] = "linli.credit.v1.FactMarked"

    fact_id: str
    file_id: str
    mark: Mark
    marked_on: date


@dataclass(frozen=True, slots=True)
class RatingChanged(Event):
    """The score (in hundredths) or what it leads to is another; `awaits`: a person must confirm it first."""

    TYPE: ClassVar[str] = "linli.credit.v1.RatingChanged"

    file_id: str
    score: int
    stars: str
    light: Light
    rules: str
    rated_on: date
    awaits: bool


@dataclass(frozen=True, slots=True)
class RatingConfirmed(Event):
    """A person confirmed a red light, a drop of stars or the black list: it is in effect."""

    TYPE: ClassVar[str] = "linli.credit.v1.RatingConfirmed"

    file_id: str
    stars: str
    light: Light
    reasons: str


@dataclass(frozen=True, slots=True)
class RatingDeclined(Event):
    """A person decided against what waited for a confirmation."""

    TYPE: ClassVar[str] = "linli.credit.v1.RatingDeclined"

    file_id: str
    stars: str
    light: Light
    reasons: str


@dataclass(frozen=True, slots=True)
class RatingTakenBack(Event):
    """What was confirmed was overruled: these stars and this light are in effect again."""

    TYPE: ClassVar[str] = "linli.credit.v1.RatingTakenBack"

    file_id: str
    stars: str
    light: Light
    why: str


@dataclass(frozen=True, slots=True)
class CaseOpened(Event):
    """A red light is in effect: this is the notice (告知), with the time for interview and appeal."""

    TYPE: ClassVar[str] = "linli.credit.v1.CaseOpened"

    case_id: str
    file_id: str
    place_path: OrgPath
    interview_by: datetime
    appeal_until: datetime


@dataclass(frozen=True, slots=True)
class InterviewHeld(Event):
    """The interview (约谈) is on record."""

    TYPE: ClassVar[str] = "linli.credit.v1.InterviewHeld"

    case_id: str
    held_at: datetime


@dataclass(frozen=True, slots=True)
class RectificationOrdered(Event):
    """Something is to be put right (整改) through this day."""

    TYPE: ClassVar[str] = "linli.credit.v1.RectificationOrdered"

    case_id: str
    due_on: date


@dataclass(frozen=True, slots=True)
class RectificationOverdue(Event):
    """The deadline is over and nobody has re-checked."""

    TYPE: ClassVar[str] = "linli.credit.v1.RectificationOverdue"

    case_id: str
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class CaseRechecked(Event):
    """It was looked at again (复查)."""

    TYPE: ClassVar[str] = "linli.credit.v1.CaseRechecked"

    case_id: str
    passed: bool


@dataclass(frozen=True, slots=True)
class ExitDue(Event):
    """The owners may be asked whether the company leaves, once a person confirms it."""

    TYPE: ClassVar[str] = "linli.credit.v1.ExitDue"

    case_id: str
    reason: ExitReason


@dataclass(frozen=True, slots=True)
class HearingHeld(Event):
    """The company was heard (听证), or waived it."""

    TYPE: ClassVar[str] = "linli.credit.v1.HearingHeld"

    case_id: str
    waived: bool


@dataclass(frozen=True, slots=True)
class ExitProposed(Event):
    """The owners of a place are asked whether who serves them leaves (退出); the answer is theirs alone."""

    TYPE: ClassVar[str] = "linli.credit.v1.ExitProposed"

    case_id: str
    file_id: str
    subject_kind: SubjectKind
    place_path: OrgPath
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseClosed(Event):
    """The case is over: closed, overruled, exited or kept."""

    TYPE: ClassVar[str] = "linli.credit.v1.CaseClosed"

    case_id: str
    outcome: str


@dataclass(frozen=True, slots=True)
class HandoverOpened(Event):
    """The owners have parted from a company: what it hands over (移交), and until when."""

    TYPE: ClassVar[str] = "linli.credit.v1.HandoverOpened"

    handover_id: str
    file_id: str
    place_path: OrgPath
    leaves_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class HandoverAdvanced(Event):
    """A thing was handed over; with the `last` one nothing is owed any more."""

    TYPE: ClassVar[str] = "linli.credit.v1.HandoverAdvanced"

    handover_id: str
    place_path: OrgPath
    item: str
    last: bool


@dataclass(frozen=True, slots=True)
class HandoverOverdue(Event):
    """The handover is late: the place `told` is told, one further up each time (level 1: its own)."""

    TYPE: ClassVar[str] = "linli.credit.v1.HandoverOverdue"

    handover_id: str
    place_path: OrgPath
    level: int
    told: OrgPath


@dataclass(frozen=True, slots=True)
class InterimServiceArranged(Event):
    """Somebody serves for a while after an exit (应急物业服务); a company where one is named."""

    TYPE: ClassVar[str] = "linli.credit.v1.InterimServiceArranged"

    handover_id: str
    place_path: OrgPath
    provider: str
    since: date
    until: date
    company_id: str | None = None


@dataclass(frozen=True, slots=True)
class AppealRaised(Event):
    """Whom a file is about appeals (申诉) against a fact or a red light."""

    TYPE: ClassVar[str] = "linli.credit.v1.AppealRaised"

    appeal_id: str
    file_id: str
    about: str
    about_id: str
    decide_by: datetime


@dataclass(frozen=True, slots=True)
class AppealDecided(Event):
    """There is a decision on an appeal."""

    TYPE: ClassVar[str] = "linli.credit.v1.AppealDecided"

    appeal_id: str
    file_id: str
    outcome: Decision


@dataclass(frozen=True, slots=True)
class AppealOverdue(Event):
    """The decision on an appeal is late."""

    TYPE: ClassVar[str] = "linli.credit.v1.AppealOverdue"

    appeal_id: str
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class RepairApplied(Event):
    """Whom a file is about asks for the repair of a record (信用修复)."""

    TYPE: ClassVar[str] = "linli.credit.v1.RepairApplied"

    repair_id: str
    file_id: str
    fact_id: str


@dataclass(frozen=True, slots=True)
class RepairDecided(Event):
    """There is a decision on an application for repair."""

    TYPE: ClassVar[str] = "linli.credit.v1.RepairDecided"

    repair_id: str
    file_id: str
    fact_id: str
    granted: bool


@dataclass(frozen=True, slots=True)
class Published(Event):
    """A rating was published (公示); its whole text stands in the public log."""

    TYPE: ClassVar[str] = "linli.credit.v1.Published"

    publication_id: str
    kind: Kind
    subject: str
    matter: str
    place_path: OrgPath
    title: str
    digest: str


@dataclass(frozen=True, slots=True)
class ObjectionRaised(Event):
    """Somebody objects to what was published."""

    TYPE: ClassVar[str] = "linli.credit.v1.ObjectionRaised"

    objection_id: str
    publication_id: str
    rule_by: datetime


@dataclass(frozen=True, slots=True)
class ObjectionRuled(Event):
    """There is a ruling on an objection."""

    TYPE: ClassVar[str] = "linli.credit.v1.ObjectionRuled"

    objection_id: str
    publication_id: str
    outcome: str


@dataclass(frozen=True, slots=True)
class PublicityEnded(Event):
    """The publicity is over: what was published has effect, was overruled or taken back."""

    TYPE: ClassVar[str] = "linli.credit.v1.PublicityEnded"

    publication_id: str
    kind: Kind
    subject: str
    stage: str


@dataclass(frozen=True, slots=True)
class OpenMattersFound(Event):
    """What of a person's is open here and stands against their erasure, in answer to identity's question."""

    TYPE: ClassVar[str] = "linli.credit.v1.OpenMattersFound"

    erasure_id: str
    person_id: str
    round: int
    matters: tuple[OpenMatter, ...]


@dataclass(frozen=True, slots=True)
class AuditExported(Event):
    """Somebody asked for a file of the audit trail's first `size` entries: of those that fit what is said."""

    TYPE: ClassVar[str] = "linli.credit.v1.AuditExported"

    job_id: str
    size: int
    actor_id: str | None = None
    person_id: str | None = None
    act: str | None = None
    place_path: OrgPath | None = None
    since: str | None = None
    until: str | None = None
    emergency: str | None = None


@dataclass(frozen=True, slots=True)
class RetentionApplied(Event):
    """So much personal data went that was kept longer than `days`, by a rule of the policy `retention`."""

    TYPE: ClassVar[str] = "linli.credit.v1.RetentionApplied"

    rule: str
    days: int
    number: int
