# SPDX-License-Identifier: AGPL-3.0-or-later
"""Vote online for a unit of one's own, or of an owner whose written proxy one is."""

from services.chassis.http import Id, Input
from services.chassis.ids import new_secret
from services.deliberation.domain import casting, votes
from services.deliberation.domain.ballots import Ballot, Channel, Choice
from services.deliberation.domain.casting import UnitBallots
from services.deliberation.domain.errors import NoProxy
from services.deliberation.store import Tx


class CastBallot(Input):
    """`principal_id`: the owner for whom a proxy votes; `replaces`: the ballot that this one supersedes."""

    unit_id: Id
    choice: Choice
    principal_id: Id | None = None
    replaces: Id | None = None


def handle(tx: Tx, vote_id: str, cmd: CastBallot) -> UnitBallots:
    vote = tx.votes.get(vote_id)
    votes.check_takes(vote, tx.now, tx.now)
    unit = tx.entry(vote, cmd.unit_id)
    principal = cmd.principal_id or tx.by.subject
    proxy = None
    if principal != tx.by.subject:
        proxy = tx.proxy_of(vote, principal, tx.by.subject)
        if proxy is None:
            raise NoProxy(principal)
    casting.check_entitled(unit, principal, tx.ownerships.find(unit.unit_id))
    ballot = Ballot(
        id=tx.new_id(),
        by=tx.by.subject,
        principal=principal,
        choice=cmd.choice,
        channel=Channel.ONLINE,
        at=tx.now,
        proxy_document=proxy.document if proxy else None,
    )
    box, events = casting.cast(tx.box(vote, unit.unit_id), ballot, new_secret(), cmd.replaces)
    return tx.keep_box(box, events)
