# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that a record was corrected, or why not."""

from pydantic import Field

from services.chassis.http import Input, Lines
from services.identity.domain import corrections
from services.identity.domain.authority import Permission
from services.identity.domain.corrections import Correction
from services.identity.store import Tx


class DecideCorrection(Input):
    """The record itself is corrected by `change_person` or at the unit."""

    accepted: bool
    reason: Lines = Field(min_length=2, max_length=500)


def handle(tx: Tx, correction_id: str, cmd: DecideCorrection) -> Correction:
    """Raises NotFound, Forbidden, CorrectionOver."""
    asked = tx.corrections.get(correction_id)
    tx.require(Permission.PERSONS_WRITE, *asked.within)
    decided, events = corrections.decide(asked, tx.by.subject, cmd.reason, tx.now, accepted=cmd.accepted)
    tx.corrections.save(decided, *events)
    return decided
