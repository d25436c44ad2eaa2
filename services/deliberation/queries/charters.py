# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rules and covenants (议事规则, 管理规约): drafts, versions, what changed, and what holds on a day."""

from pydantic import Field

from services.chassis.http import Day, Paged
from services.chassis.http.models import Input
from services.chassis.store import Page
from services.chassis.values import NotFound, OrgPath
from services.deliberation.domain import access, charters
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.charter_rules import CharterKind
from services.deliberation.domain.charters import Change, Charter, State
from services.deliberation.queries import AtPlace
from services.deliberation.store import Tx


class OnDay(Input):
    """Without `place`: of the district itself; without `day`: today."""

    place: OrgPath | None = None
    day: Day | None = Field(None)


def list_charters(tx: Tx, query: AtPlace) -> Page[Charter]:
    """The versions of an area, drafts too, the latest written first."""
    access.check_concerns(tx.by, Permission.VOTES_READ, query.place)
    where = {"within": query.place}
    return tx.charters.page(where, sort="-drafted_at", after=query.after, limit=query.limit)


def show_charter(tx: Tx, charter_id: str) -> Charter:
    """One version. Raises NotFound also for one of another area."""
    charter = tx.charters.get(charter_id)
    if not access.concerns(tx.by, Permission.VOTES_READ, charter.place):
        raise NotFound("charter", charter_id)
    return charter


def list_charter_changes(tx: Tx, charter_id: str) -> list[Change]:
    """What is different from the version before, clause by clause."""
    return _changes(tx, show_charter(tx, charter_id))


def list_public_charters(tx: Tx, query: Paged) -> Page[Charter]:
    """The adopted versions of a district, the latest in effect first."""
    where = {"within": tx.root, "state": State.ADOPTED}
    return tx.charters.page(where, sort="-effective_on", after=query.after, limit=query.limit)


def list_charters_in_force(tx: Tx, query: OnDay) -> list[Charter]:
    """The texts that hold at a place on a day, of each kind one at most."""
    place = query.place or tx.root
    day = query.day or tx.calendar_at(place).local_date(tx.now)
    found = (charters.in_force(tx.adopted(place, kind), day) for kind in CharterKind)
    return [one for one in found if one]


def show_public_charter(tx: Tx, charter_id: str) -> Charter:
    """A version that the owners vote on or have adopted. Raises NotFound for a draft."""
    charter = tx.charters.get(charter_id)
    if charter.state is State.DRAFT:
        raise NotFound("charter", charter_id)
    return charter


def list_public_charter_changes(tx: Tx, charter_id: str) -> list[Change]:
    """What is different from the version before, of what everybody may read."""
    return _changes(tx, show_public_charter(tx, charter_id))


def _changes(tx: Tx, charter: Charter) -> list[Change]:
    before = tx.charters.get(charter.replaces).clauses if charter.replaces else ()
    return charters.changes(before, charter.clauses)
