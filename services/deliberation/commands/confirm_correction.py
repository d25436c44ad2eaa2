# SPDX-License-Identifier: AGPL-3.0-or-later
"""Confirm a correction of a frozen roll as the second person: a new version is made and counted by."""

from services.chassis import publicity
from services.deliberation.domain import corrections
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.corrections import RollCorrection
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.timer_kinds import CORRECT, COUNT
from services.deliberation.store import Tx

MADE_ANEW = frozenset({Kind.ROLL, Kind.RESULT})
"""What is published again, by the new version: nothing takes effect by the old one in the meantime."""


def handle(tx: Tx, correction_id: str) -> RollCorrection:
    correction = tx.corrections.get(correction_id)
    tx.require(Permission.VOTES_CONVENE, correction.place)
    vote = tx.votes.get(correction.vote_id)
    vote, correction, events = corrections.confirm(vote, correction, tx.by.subject, tx.now)
    tx.timers.cancel(COUNT, vote.id)
    tx.timers.set(CORRECT, correction.id, tx.now, position="")
    tx.votes.save(vote, *events)
    tx.corrections.save(correction)
    for one in tx.publications_of(vote):
        if one.running and one.kind in MADE_ANEW:
            tx.keep_publication(publicity.withdraw(one, tx.now))
    return correction
