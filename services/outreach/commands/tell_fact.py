# SPDX-License-Identifier: AGPL-3.0-or-later
"""Begin to tell people of a fact by the rules: those whom it names, and those at its place."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from services.chassis.calendar_policy import local_date_at
from services.outreach.domain import tellings
from services.outreach.domain.audiences import Among, Audience
from services.outreach.domain.feed import FedEvent
from services.outreach.domain.rules import BY_EVENT, REMIND_OF
from services.outreach.policies import MessagePolicy
from services.outreach.store import REMIND, TELL, Tx

COMPANY = "company"


def handle(tx: Tx, event: FedEvent, data: Mapping[str, Any]) -> None:
    """`data`: what the event says, and what its aggregate said before."""
    if event.place is None:
        return
    ends = data.get(REMIND_OF.get(event.type, ""))
    if ends:
        before = timedelta(hours=tx.policy(MessagePolicy, event.place).remind_hours)
        tx.timers.set(REMIND, event.aggregate, datetime.fromisoformat(ends) - before)
    for rule in BY_EVENT.get(event.type, ()):
        for audience in rule.audience:
            telling = tellings.of_rule(
                tx.new_id(), rule, audience, event.id, event.aggregate, event.place, data
            )
            if audience.among is Among.NAMED:
                telling = replace(telling, named=_named(tx, audience, data))
            tx.tellings.add(telling)
            tx.timers.set(TELL, telling.id, tx.now, after="", homes="")


def _named(tx: Tx, audience: Audience, data: Mapping[str, Any]) -> tuple[str, ...]:
    """Persons; for a company those who lead its work."""
    named = data.get(audience.field) or ()
    found = [named] if isinstance(named, str) else [str(one) for one in named]
    if audience.field == "assigneeId" and data.get("assigneeKind") == COMPANY:
        return tuple(person for company in found for person in _leaders(tx, company))
    return tuple(dict.fromkeys(found))


def _leaders(tx: Tx, company_id: str) -> list[str]:
    """Who leads a company's work today."""
    today = local_date_at(tx, tx.root, tx.now).isoformat()
    found = tx.appointments.list({"company_id": company_id})
    return [one.person_id for one in found if one.until is None or one.until >= today]
