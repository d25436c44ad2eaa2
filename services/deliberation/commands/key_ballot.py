# SPDX-License-Identifier: AGPL-3.0-or-later
"""Key a paper ballot: two persons read it, one after the other, and what both read counts."""

from typing import Literal

from services.chassis.http import Id, Input, Moment
from services.chassis.ids import new_secret
from services.deliberation.domain import casting, votes
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.casting import Paper, UnitBallots
from services.deliberation.domain.errors import NoProxy
from services.deliberation.store import Tx


class KeyBallot(Input):
    """`given_by_id`: who signed it, where that is the owner's proxy; `invalid`: why it takes no part."""

    unit_id: Id
    principal_id: Id
    choice: Choice
    given_at: Moment
    given_by_id: Id | None = None
    invalid: tuple[Literal["unsigned", "unreadable", "several_choices"], ...] = ()


def handle(tx: Tx, vote_id: str, cmd: KeyBallot) -> UnitBallots:
    vote = tx.votes.get(vote_id)
    tx.require(Permission.BALLOTS_KEEP, vote.place)
    votes.check_takes(vote, cmd.given_at, tx.now)
    unit = tx.entry(vote, cmd.unit_id)
    casting.check_entitled(unit, cmd.principal_id, tx.ownerships.find(unit.unit_id))
    giver = cmd.given_by_id or cmd.principal_id
    proxy = tx.proxy_of(vote, cmd.principal_id, giver)
    if giver != cmd.principal_id and proxy is None:
        raise NoProxy(cmd.principal_id)
    paper = Paper(
        principal=cmd.principal_id,
        by=giver,
        choice=cmd.choice,
        given_at=cmd.given_at,
        invalid=cmd.invalid,
    )
    box, events = casting.key_paper(
        tx.box(vote, unit.unit_id),
        paper,
        tx.by.subject,
        tx.new_id(),
        new_secret(),
        proxy.document if proxy else None,
    )
    return tx.keep_box(box, events)
