# SPDX-License-Identifier: AGPL-3.0-or-later
"""Refuse a proposed correction of a frozen roll, and say why: nothing changes."""

from services.chassis.http import Input
from services.deliberation.commands import Text
from services.deliberation.domain import corrections
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.corrections import RollCorrection
from services.deliberation.store import Tx


class RefuseCorrection(Input):
    note: Text


def handle(tx: Tx, correction_id: str, cmd: RefuseCorrection) -> RollCorrection:
    correction = tx.corrections.get(correction_id)
    tx.require(Permission.VOTES_CONVENE, correction.place)
    correction, events = corrections.refuse(correction, tx.by.subject, cmd.note, tx.now)
    tx.corrections.save(correction, *events)
    return correction
