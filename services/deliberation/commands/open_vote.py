# SPDX-License-Identifier: AGPL-3.0-or-later
"""The time has come: take ballots, once the roll is frozen and plan and roll have been public long enough."""

from datetime import timedelta

from services.chassis.publicity import Stage
from services.deliberation.domain import votes
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.timer_kinds import CLOSE, OPEN
from services.deliberation.domain.votes import State, Vote
from services.deliberation.store import Tx

LATER = timedelta(hours=1)
UNPUBLISHED = "公示未完成，投票时间已不足"
"""The reason on record: not public for long enough, and too little time left."""


def handle(tx: Tx, vote_id: str) -> None:
    """One that cannot open yet opens later, as long as it would still be open for as long as it must."""
    vote = tx.votes.get(vote_id)
    if vote.state is not State.ANNOUNCED:
        return
    if _is_public(tx, vote):
        vote, events = votes.open_(vote)
        tx.timers.set(CLOSE, vote.id, vote.closes_at + votes.INSTANT)
        tx.votes.save(vote, *events)
    elif votes.can_open_later(vote, tx.now + LATER):
        tx.timers.set(OPEN, vote.id, tx.now + LATER)
    else:
        tx.take_back(*votes.withdraw(vote, UNPUBLISHED))


def _is_public(tx: Tx, vote: Vote) -> bool:
    """The latest of each: a roll that is put right is published anew."""
    latest = {one.kind: one.stage for one in tx.publications_of(vote)}
    effective = all(latest.get(kind) is Stage.EFFECTIVE for kind in (Kind.PLAN, Kind.ROLL))
    return effective and vote.correcting is None
