# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who sold sits and stands no more where only owners do: the next one follows, a nomination falls."""

from services.chassis.values import Event, OrgPath
from services.deliberation.domain import bodies, leaving
from services.deliberation.domain.bodies import Body
from services.deliberation.domain.body_rules import Ending
from services.deliberation.domain.elections import Election
from services.deliberation.domain.places import owns_in
from services.deliberation.store import UNITS_AT_ONCE, Tx

MOST_ELECTIONS = 200
"""Of one body, over all its terms."""


def handle(tx: Tx, unit_id: str, unit: OrgPath, owners: tuple[str, ...]) -> None:
    """Nothing changes for who owns another flat of the place; the same news again changes nothing either."""
    for body in tx.bodies.list({"place": {"$in": list(tx.around(unit_id, unit))}}, limit=MOST_ELECTIONS):
        if leaving.seats_owners(body.kind):
            _follow(tx, body, unit_id, owners)


def _follow(tx: Tx, body: Body, unit_id: str, owners: tuple[str, ...]) -> None:
    gone = set[str]()
    for election in tx.elections.list({"body_id": body.id}, limit=MOST_ELECTIONS):
        sellers = {one.person.id for one in leaving.by_unit(election, unit_id)} - set(owners)
        gone |= _sold(tx, election, sellers, unit_id)
    if gone:
        _leave(tx, body, gone)


def _sold(tx: Tx, election: Election, sellers: set[str], unit_id: str) -> set[str]:
    """Those of them who own nothing there any more."""
    gone, told = set[str](), list[Event]()
    for person in sorted(sellers):
        other = _other_unit(tx, election.place, unit_id, person)
        if other:
            election = leaving.rest_on(election, person, other)
        else:
            election, events = leaving.fall(election, person)
            gone, told = gone | {person}, told + events
    if sellers:
        tx.elections.save(election, *told)
    return gone


def _leave(tx: Tx, body: Body, gone: set[str]) -> None:
    """Alternates first, so that none of them follows another."""
    today = tx.calendar_at(body.place).local_date(tx.now)
    for person in sorted(gone):
        body = leaving.drop_alternate(body, person)
    told = []
    for person in sorted(gone & {one.person.id for one in body.sitting}):
        body, events = bodies.end_membership(body, person, Ending.NOT_OWNER, today)
        told += events
    tx.bodies.save(body, *told)


def _other_unit(tx: Tx, place: OrgPath, sold: str, person_id: str) -> str | None:
    """Another unit of the place that belongs to the person."""
    owned = {one.id: one for one in tx.ownerships.list({"owners": person_id}, limit=UNITS_AT_ONCE)}
    units = tx.places.several(owned)
    return next(
        (one.id for one in units if one.id != sold and owns_in(place, one, owned[one.id], person_id)), None
    )
