# SPDX-License-Identifier: AGPL-3.0-or-later
"""Copy the next units of a frozen roll into the version that is put right; the old one stays."""

from services.deliberation.domain import rolls
from services.deliberation.domain.timer_kinds import CORRECT, REFREEZE
from services.deliberation.store import Tx


def handle(tx: Tx, correction_id: str, position: str) -> None:
    correction = tx.corrections.get(correction_id)
    vote = tx.votes.get(correction.vote_id)
    page = tx.roll_page(vote, vote.roll.version, position)
    after = correction.after
    units = [after.get(one.unit.unit_id, one.unit) for one in page.items]
    if page.next is None:
        units += correction.added
    for unit in units:
        if unit:
            tx.roll.add(rolls.entry_of(vote.id, correction.roll_version, unit))
    tx.timers.set(CORRECT if page.next else REFREEZE, correction.id, tx.now, position=page.next or "")
