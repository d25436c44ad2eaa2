# SPDX-License-Identifier: AGPL-3.0-or-later
"""Before a vote closes, remind the owners who have not voted; nobody is told who they are."""

from dataclasses import replace

from services.outreach.domain import tellings
from services.outreach.domain.rules import OWNERS, REMINDER
from services.outreach.store import TELL, Tx


def handle(tx: Tx, aggregate: str) -> None:
    """`aggregate` is the vote's, as `vote/…`."""
    subject = tx.subjects.get(aggregate)
    telling = tellings.of_rule(
        tx.new_id(), REMINDER, OWNERS, aggregate, aggregate, subject.place, subject.said
    )
    telling = replace(telling, vote_id=aggregate.partition("/")[2])
    tx.tellings.add(telling)
    tx.timers.set(TELL, telling.id, tx.now, after="", homes="")
