# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who was elected and published, or appointed, takes their seat; the end of the term is watched."""

from services.deliberation.domain import bodies, elections, offices
from services.deliberation.domain.bodies import Body
from services.deliberation.domain.elections import Election
from services.deliberation.domain.timer_kinds import TERM
from services.deliberation.policies import BodyPolicy
from services.deliberation.store import Tx


def handle(tx: Tx, election_id: str) -> Election:
    election = elections.seat(tx.elections.get(election_id))
    body, policy = tx.bodies.get(election.body_id), tx.policy(BodyPolicy, election.place)
    today = tx.calendar_at(body.place).local_date(tx.now)
    body, events = bodies.seat(body, policy.seating(election, today))
    tx.bodies.save(body, *events)
    tx.elections.save(election)
    _watch(tx, body, policy)
    return election


def _watch(tx: Tx, body: Body, policy: BodyPolicy) -> None:
    calendar = tx.calendar_at(body.place)
    look = body.term and offices.next_look(body.term, tx.now, calendar, policy.notice_months)
    if look:
        tx.timers.set(TERM, body.id, look)
