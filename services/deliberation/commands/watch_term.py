# SPDX-License-Identifier: AGPL-3.0-or-later
"""Look at a body's term: tell of its end months before; when it is over, start the handover and climb."""

from services.deliberation.domain import bodies, offices
from services.deliberation.domain.timer_kinds import TERM
from services.deliberation.policies import BodyPolicy
from services.deliberation.store import Tx


def handle(tx: Tx, body_id: str) -> None:
    body = tx.bodies.get(body_id)
    term = body.term
    if term is None:
        return
    calendar, policy = tx.calendar_at(body.place), tx.policy(BodyPolicy, body.place)
    if offices.is_over(term, tx.now, calendar):
        body = bodies.end_term(body, policy.handover_from(calendar.local_date(tx.now)))
        body, events = bodies.climb(body)
        again = calendar.due_after(tx.now, policy.climb_days) if offices.is_climbing(body) else None
    else:
        body, events = bodies.tell_of_end(body)
        again = offices.next_look(term, tx.now, calendar, policy.notice_months)
    if again:
        tx.timers.set(TERM, body.id, again)
    tx.bodies.save(body, *events)
