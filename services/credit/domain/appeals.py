# SPDX-License-Identifier: AGPL-3.0-or-later
"""An appeal (申诉) of whom a file is about: against a fact, or against a red light.

Shanghai Credit Regulation Art. 36: marked at once, decided within five working days.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.values import Event, OrgPath
from services.credit.domain import events as told
from services.credit.domain.errors import AppealDecided, AppealWindowOver, OwnDecision
from services.credit.domain.kinds import Decision


class About(StrEnum):
    FACT = "fact"
    CASE = "case"


@dataclass(frozen=True, kw_only=True)
class Appeal:
    """`against`: who recorded or confirmed it; `decide_by`: when there must be a
    decision, `decide_days` after it was raised.
    """

    id: str
    about: About
    about_id: str
    file_id: str
    place: OrgPath
    within: tuple[str, ...]
    by: str
    against: str
    text: str
    at: datetime
    decide_by: datetime
    decide_days: int | None = None
    outcome: Decision | None = None
    reasons: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None


Step = tuple[Appeal, list[Event]]


def raise_appeal(appeal: Appeal, until: datetime | None) -> Step:
    """Within its window: the last moment is still in it. Raises AppealWindowOver."""
    if until is None or appeal.at > until:
        raise AppealWindowOver(until or appeal.at)
    fact = told.AppealRaised(appeal.id, appeal.file_id, appeal.about, appeal.about_id, appeal.decide_by)
    return appeal, [fact]


def decide(appeal: Appeal, outcome: Decision, reasons: str, by: str, at: datetime) -> Step:
    """Somebody who neither did it nor appealed decides. Raises AppealDecided, OwnDecision."""
    if appeal.outcome:
        raise AppealDecided(appeal.outcome)
    if by in (appeal.by, appeal.against):
        raise OwnDecision
    decided = replace(appeal, outcome=outcome, reasons=reasons, decided_by=by, decided_at=at)
    return decided, [told.AppealDecided(appeal.id, appeal.file_id, outcome)]


def press(appeal: Appeal) -> list[Event]:
    """The decision is late."""
    return [] if appeal.outcome else [told.AppealOverdue(appeal.id, appeal.place)]
