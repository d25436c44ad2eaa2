# SPDX-License-Identifier: AGPL-3.0-or-later
"""What events and rules both name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SubjectKind(StrEnum):
    """Whom a file (信用档案) is about: a company that serves here, or a person who leads its work."""

    COMPANY = "company"
    MANAGER = "manager"


class Kind(StrEnum):
    """What is published."""

    RATING = "rating"


class Light(StrEnum):
    """The warning light (亮灯预警)."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Klass(StrEnum):
    """What a rule does with the points of a fact: basic ones and a plus add, a minus takes away."""

    BASIC = "basic"
    PLUS = "plus"
    MINUS = "minus"


class Severity(StrEnum):
    """How grave an act is: when its record may be repaired (NDRC Order 36)."""

    MINOR = "minor"
    GENERAL = "general"
    SERIOUS = "serious"


class Mark(StrEnum):
    """What became of a fact: it was put right, or its record was repaired (信用修复)."""

    RECTIFIED = "rectified"
    REPAIRED = "repaired"


class ExitReason(StrEnum):
    """Why the owners are asked whether the company leaves."""

    TWO_REDS = "two_reds"
    FAILED_RECHECK = "failed_recheck"


class Decision(StrEnum):
    """On an appeal."""

    UPHELD = "upheld"
    DISMISSED = "dismissed"


class EvidenceKind(StrEnum):
    """What shows a fact: an event of a service, a document by its number, a picture."""

    EVENT = "event"
    DOCUMENT = "document"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Evidence:
    """`reference`: the event's id, the document's number or the file's id; `link`: where to look it up."""

    kind: EvidenceKind
    reference: str
    link: str = ""


class Word(StrEnum):
    """Whose word on the work of an order: of whoever it was done for, or the organisation's (组织评单)."""

    SATISFACTION = "satisfaction"
    EVALUATION = "evaluation"


class FactKind(StrEnum):
    """What facts the house itself records; rules may name others, which people record."""

    LATE_START = "late_start"
    LATE_HANDLE = "late_handle"
    LATE_OVERALL = "late_overall"
    COMPLAINT = "complaint"
    DISSATISFIED = "dissatisfied"
    SATISFIED = "satisfied"
    EVALUATED_POOR = "evaluated_poor"
    EVALUATED_GOOD = "evaluated_good"
    LATE_PUBLICATION = "late_publication"
    FAILED_EVALUATION = "failed_evaluation"


BY_EVENTS_ALONE = frozenset(FactKind) - {FactKind.LATE_PUBLICATION, FactKind.FAILED_EVALUATION}
"""What people do not record: of publications and evaluations there are some that no service knows of."""
