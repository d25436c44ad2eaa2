# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bodies (组织) and their elections."""

from dataclasses import dataclass

from services.chassis.http import Id, Paged
from services.chassis.store import Page
from services.chassis.values import NotFound
from services.deliberation.domain import access
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.bodies import Body
from services.deliberation.domain.elections import Election
from services.deliberation.domain.places import UNIT, owns_in
from services.deliberation.queries import MOST_OWN_UNITS, AtPlace
from services.deliberation.store import Tx


class OfBody(Paged):
    """`body`: only its elections."""

    body: Id | None = None


@dataclass(frozen=True)
class OwnFlat:
    """A unit that the caller owns: by it they stand as an owner."""

    unit_id: str
    name: str


def list_bodies(tx: Tx, query: AtPlace) -> Page[Body]:
    """The bodies of an area."""
    access.check_concerns(tx.by, Permission.BODIES_READ, query.place)
    return tx.bodies.page({"within": query.place}, after=query.after, limit=query.limit)


def show_body(tx: Tx, body_id: str) -> Body:
    """One body, with all who sit or sat. Raises NotFound also for one of another area."""
    body = tx.bodies.get(body_id)
    if not access.concerns(tx.by, Permission.BODIES_READ, body.place):
        raise NotFound("body", body_id)
    return body


def list_elections(tx: Tx, query: AtPlace) -> Page[Election]:
    """The elections of an area, the latest first."""
    access.check_concerns(tx.by, Permission.BODIES_READ, query.place)
    where = {"within": query.place}
    return tx.elections.page(where, sort="-called_at", after=query.after, limit=query.limit)


def show_election(tx: Tx, election_id: str) -> Election:
    """One election, with its candidates. Raises NotFound also for one of another area."""
    election = tx.elections.get(election_id)
    if not access.concerns(tx.by, Permission.BODIES_READ, election.place):
        raise NotFound("election", election_id)
    return election


def list_public_bodies(tx: Tx, query: Paged) -> Page[Body]:
    """The bodies of a district, and who sits in them."""
    return tx.bodies.page({"within": tx.root}, after=query.after, limit=query.limit)


def show_public_body(tx: Tx, body_id: str) -> Body:
    """What everybody may know of a body."""
    return tx.bodies.get(body_id)


def show_public_election(tx: Tx, election_id: str) -> Election:
    """What everybody may know of an election: who stands, once the list was published."""
    return tx.elections.get(election_id)


def list_public_elections(tx: Tx, query: OfBody) -> Page[Election]:
    """The elections of a district or of one body, the latest first."""
    where = {"body_id": query.body} if query.body else {"within": tx.root}
    return tx.elections.page(where, sort="-called_at", after=query.after, limit=query.limit)


def list_own_flats(tx: Tx, election_id: str) -> list[OwnFlat]:
    """The units where the caller lives or works and that they own: by one of them they may stand."""
    election = show_election(tx, election_id)
    paths = tx.by.places(Permission.BODIES_READ)[:MOST_OWN_UNITS]
    found = (tx.places.first({"path": path}) for path in paths)
    units = [unit for unit in found if unit and unit.kind == UNIT and unit.lies_in(election.place)]
    owned = {one.id: one for one in tx.ownerships.several(unit.id for unit in units)}
    return [
        OwnFlat(unit.id, unit.name)
        for unit in units
        if owns_in(election.place, unit, owned.get(unit.id), tx.by.subject)
    ]
