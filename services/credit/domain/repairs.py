# SPDX-License-Identifier: AGPL-3.0-or-later
"""Repair of a record (信用修复, NDRC Order 36).

After its shortest period, once the act is put right, on a public promise.
Granted, the fact counts no more from that day on; it stays in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from services.chassis.calendar import months_after
from services.chassis.values import Event, OrgPath
from services.credit.domain import events as told
from services.credit.domain.errors import (
    AlreadyMarked,
    NotRectified,
    NotRepairable,
    OwnDecision,
    RepairDecided,
    RepairTooEarly,
)
from services.credit.domain.facts import Fact, check_stands
from services.credit.domain.kinds import Klass, Mark, Severity
from services.credit.domain.rule_sets import Rule

SHORTEST_MONTHS: Mapping[Severity, int] = MappingProxyType(
    {Severity.MINOR: 0, Severity.GENERAL: 3, Severity.SERIOUS: 12}
)


@dataclass(frozen=True, kw_only=True)
class Repair:
    """An application; `promise`: what whom the file is about promises in public."""

    id: str
    fact_id: str
    file_id: str
    place: OrgPath
    within: tuple[str, ...]
    by: str
    promise: str
    at: datetime
    granted: bool | None = None
    reasons: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None


Step = tuple[Repair, list[Event]]


def apply(repair: Repair, fact: Fact, rule: Rule | None, today: date) -> Step:
    """Ask for it.

    Raises:
        FactWithdrawn, AlreadyMarked: there is nothing to repair.
        NotRepairable: it is no minus, or the rule excludes it.
        NotRectified: the act was not put right.
        RepairTooEarly: the shortest period is not over.

    """
    check_stands(fact)
    if fact.repaired_on:
        raise AlreadyMarked(fact.id, Mark.REPAIRED)
    if rule is None or rule.klass is not Klass.MINUS or not rule.repairable:
        raise NotRepairable(rule.code if rule else "")
    if fact.rectified_on is None:
        raise NotRectified(fact.id)
    earliest = months_after(fact.recorded_on, SHORTEST_MONTHS[rule.severity])
    if today < earliest:
        raise RepairTooEarly(earliest)
    return repair, [told.RepairApplied(repair.id, repair.file_id, repair.fact_id)]


def decide(repair: Repair, reasons: str, by: str, at: datetime, *, granted: bool) -> Step:
    """Grant it or not, with reasons. Raises RepairDecided, OwnDecision."""
    if repair.granted is not None:
        raise RepairDecided(repair.granted)
    if by == repair.by:
        raise OwnDecision
    decided = replace(repair, granted=granted, reasons=reasons, decided_by=by, decided_at=at)
    return decided, [told.RepairDecided(repair.id, repair.file_id, repair.fact_id, granted)]
