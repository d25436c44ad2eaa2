# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who could have an order, with what they bear now and whether they are there today."""

from __future__ import annotations

from services.dispatch.domain.assignees import Assignee, AssigneeKind
from services.dispatch.domain.assignment import Candidate, Proposal, propose
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.orders import Order
from services.dispatch.policies.assignment import AssignmentPolicy
from services.dispatch.store import Tx

MOST_PEOPLE = 100
MOST_COMPANIES = 50
MOST_ABSENCES = 200
COMPANY = AssigneeKind.COMPANY.value


def proposals(tx: Tx, order: Order) -> tuple[Proposal, ...]:
    """All who handle orders where this one lies, the one whom the place's rule would choose first."""
    policy = tx.policy(AssignmentPolicy, order.place_path)
    rule = policy.rule_for(order.category, order.within)
    return propose(rule, [*_people(tx, order.within), *_companies(tx, order.within)])


def _people(tx: Tx, within: tuple[str, ...]) -> list[Candidate]:
    roles: dict[str, set[str]] = {}
    for grant in tx.grants_at(Permission.ORDERS_HANDLE, within):
        roles.setdefault(grant.person_id, set()).add(grant.role)
    ids = sorted(roles)[:MOST_PEOPLE]
    names = {person.id: person.name for person in tx.persons.several(ids)}
    duties = {duty.id: duty for duty in tx.duties.several(ids)}
    away = absent(tx, ids)
    return [
        Candidate(
            Assignee(one, AssigneeKind.PERSON, names.get(one, ""), (one,)),
            tuple(sorted(roles[one])),
            duties[one].open if one in duties else 0,
            duties[one].last_at if one in duties else None,
            one in away,
        )
        for one in ids
    ]


def _companies(tx: Tx, within: tuple[str, ...]) -> list[Candidate]:
    """One is absent when all who lead its work there are."""
    led: dict[str, set[str]] = {}
    for appointment in tx.appointments_at(within):
        led.setdefault(appointment.company_id, set()).add(appointment.person_id)
    ids = sorted(led)[:MOST_COMPANIES]
    duties = {duty.id: duty for duty in tx.duties.several(ids)}
    away = absent(tx, sorted({person for one in ids for person in led[one]})[:MOST_PEOPLE])
    return [
        Candidate(
            Assignee(one.id, AssigneeKind.COMPANY, one.name, tuple(sorted(led[one.id]))),
            (COMPANY,),
            duties[one.id].open if one.id in duties else 0,
            duties[one.id].last_at if one.id in duties else None,
            led[one.id] <= away,
        )
        for one in tx.companies.several(ids)
    ]


def candidate(tx: Tx, order: Order, assignee: Assignee) -> Candidate:
    """Who is to have the order, with what else they bear."""
    duty = tx.duties.find(assignee.id)
    bears = duty.open if duty else 0
    away = absent(tx, list(assignee.handlers)[:MOST_PEOPLE])
    return Candidate(
        assignee,
        (),
        bears - (order.assignee_id == assignee.id),
        duty.last_at if duty else None,
        set(assignee.handlers) <= away,
    )


def absent(tx: Tx, ids: list[str]) -> set[str]:
    """Those of these persons who are not there today."""
    if not ids:
        return set()
    today = tx.calendar.local_date(tx.now)
    where = {"person_id": {"$in": ids}, "until": {"$gte": today.isoformat()}}
    found = tx.absences.list(where, limit=MOST_ABSENCES)
    return {one.person_id for one in found if one.covers(today)}
