# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person says that the record of them is wrong; staff correct it or say why not (PIPL Art. 46)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.values import Event, OrgPath
from services.identity.domain.events import CorrectionAsked, CorrectionDecided
from services.identity.domain.persons import Person
from services.identity.domain.rights_errors import CorrectionOver


class CorrectionState(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Correction:
    """What is wrong, in the person's words, and what staff decided."""

    id: str
    person_id: str
    within: tuple[OrgPath, ...]
    text: str
    asked_at: datetime
    state: CorrectionState = CorrectionState.ASKED
    reason: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    open: bool = True


def ask(correction_id: str, person: Person, text: str, now: datetime) -> tuple[Correction, list[Event]]:
    asked = Correction(correction_id, person.id, person.within, text, now)
    return asked, [CorrectionAsked(asked.id, person.id)]


def decide(
    asked: Correction, by: str, reason: str, now: datetime, *, accepted: bool
) -> tuple[Correction, list[Event]]:
    """Raises CorrectionOver."""
    if not asked.open:
        raise CorrectionOver(asked.state)
    state = CorrectionState.ACCEPTED if accepted else CorrectionState.REFUSED
    decided = replace(asked, state=state, reason=reason, decided_by=by, decided_at=now, open=False)
    return decided, [CorrectionDecided(asked.id, asked.person_id, accepted, reason)]
