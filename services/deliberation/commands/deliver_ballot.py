# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record that the ballot for a unit reached its owner (送达), and what proves it."""

from services.chassis.http import Id, Input, Moment
from services.chassis.values import Invalid
from services.deliberation.commands import Document
from services.deliberation.domain import votes
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.casting import key_of
from services.deliberation.domain.deliveries import Delivery, Method
from services.deliberation.domain.errors import RecordedAlready
from services.deliberation.domain.events import BallotDelivered
from services.deliberation.store import Tx


class DeliverBallot(Input):
    unit_id: Id
    method: Method
    delivered_at: Moment
    document: Document


def handle(tx: Tx, vote_id: str, cmd: DeliverBallot) -> Delivery:
    vote = tx.votes.get(vote_id)
    tx.require(Permission.BALLOTS_KEEP, vote.place)
    votes.check_delivers(vote)
    unit = tx.entry(vote, cmd.unit_id)
    if cmd.delivered_at > tx.now:
        raise Invalid("delivered_at", "lies in the future")
    key = key_of(vote.id, unit.unit_id)
    if tx.deliveries.find(key):
        raise RecordedAlready("delivery")
    delivery = Delivery(key, vote.id, unit.unit_id, cmd.method, cmd.delivered_at, cmd.document)
    tx.deliveries.add(delivery, BallotDelivered(vote.id, unit.unit_id, cmd.method, cmd.delivered_at))
    return delivery
