# SPDX-License-Identifier: AGPL-3.0-or-later
"""Those to whom orders can be assigned."""

from collections.abc import Iterable
from dataclasses import dataclass

from services.chassis.http import Input
from services.chassis.values import OrgPath
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.store import Tx

MOST_COMPANIES = 50


class AtPlace(Input):
    place: OrgPath


@dataclass(frozen=True)
class Candidate:
    """Somebody to whom an order at a place can be assigned; `open_orders` is his load, up to 100."""

    id: str
    kind: str
    name: str
    roles: tuple[str, ...]
    open_orders: int


def list_assignees(tx: Tx, query: AtPlace) -> list[Candidate]:
    """Persons and companies that handle orders at a place, the least loaded first. Raises UnknownPlace."""
    place = query.place
    tx.require(Permission.ASSIGNEES_READ, place)
    found = tx.place_at(place)
    if found is None and place != tx.root:
        raise UnknownPlace(place)
    within = found.above if found else place.ancestors()
    role_grants = tx.grants_at(Permission.ORDERS_HANDLE, within)
    roles: dict[str, set[str]] = {}
    for role_grant in role_grants:
        roles.setdefault(role_grant.person_id, set()).add(role_grant.role)
    names = person_names(tx, roles)
    people = [
        Candidate(person, "person", names.get(person, ""), tuple(sorted(held)), _load(tx, person))
        for person, held in roles.items()
    ]
    companies = {appointment.company_id for appointment in tx.appointments_at(within)}
    people += [
        Candidate(one.id, "company", one.name, (), _load(tx, one.id, "assignee.id"))
        for one in tx.companies.several(sorted(companies)[:MOST_COMPANIES])
    ]
    return sorted(people, key=lambda one: (one.open_orders, one.name, one.id))


def person_names(tx: Tx, ids: Iterable[str]) -> dict[str, str]:
    """The names of those persons that are known, at most 100 of them."""
    wanted = sorted(set(ids))[:100]
    return {person.id: person.name for person in tx.persons.several(wanted)}


def _load(tx: Tx, assignee_id: str, field: str = "assignee.handlers") -> int:
    return tx.orders.count({field: assignee_id, "open": True}, limit=100)
