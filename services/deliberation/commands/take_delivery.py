# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take a notice of a vote that a household was served with (送达) as proof that its ballot arrived."""

from datetime import datetime

from services.chassis.values import OrgPath
from services.deliberation.domain.casting import key_of
from services.deliberation.domain.deliveries import Delivery, Method
from services.deliberation.domain.events import BallotDelivered
from services.deliberation.domain.votes import FROM, Action
from services.deliberation.store import Tx

METHODS = {
    "online": Method.ONLINE,
    "in_person": Method.IN_PERSON,
    "left_at_door": Method.LEFT_AT_DOOR,
    "by_mail": Method.REGISTERED_MAIL,
}


def handle(
    tx: Tx, subject: str, unit_id: str, unit: OrgPath, notice_id: str, service: str, at: datetime
) -> None:
    """The earliest proof counts, in whatever order they come; none after the count."""
    noun, _, vote_id = subject.partition("/")
    vote = tx.votes.find(vote_id) if noun == "vote" else None
    if vote is None or vote.state not in FROM[Action.DELIVER] or vote.place not in tx.around(unit_id, unit):
        return
    key = key_of(vote.id, unit_id)
    known = tx.deliveries.find(key)
    if known and known.at <= at:
        return
    method = METHODS.get(service, Method.ONLINE)
    delivery = Delivery(key, vote.id, unit_id, method, at, f"notice/{notice_id}")
    tx.deliveries.put(delivery, BallotDelivered(vote.id, unit_id, method, at))
