# SPDX-License-Identifier: AGPL-3.0-or-later
"""What neighbours share, as it is listed: what there is, and who has or had it."""

from typing import Any, Protocol, TypeVar

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.store.collection import Aggregate, TenantCollection
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain import sharing_access
from services.dispatch.domain.authority import Permission
from services.dispatch.store import Tx


class Taken(Aggregate, Protocol):
    """What a person took of what there is."""

    @property
    def state(self) -> str: ...


T = TypeVar("T", bound=Taken)


class OfPlace(Paged):
    """At a `place` and below, or without one where the caller lives."""

    place: OrgPath | None = None


class OfPerson(Paged):
    """At a `place` and below, or `mine`."""

    place: OrgPath | None = None
    mine: bool = False

    def check(self) -> None:
        """Raises Invalid unless it is one of both."""
        if self.mine == (self.place is not None):
            raise Invalid("place", "either it or `mine` is needed")


def where_it_is(tx: Tx, query: OfPlace, uses: Permission, keeps: Permission) -> dict[str, Any]:
    """The filter for what there is. Raises Forbidden."""
    if query.place is None:
        return {"place_path": {"$in": sharing_access.around_home(tx.by, uses)}}
    sharing_access.check_reads(tx.by, uses, keeps, query.place)
    return {"within": query.place}


def taken(
    tx: Tx, found: TenantCollection[T], query: OfPerson, state: str | None, keeps: Permission, sort: str
) -> Page[T]:
    """What was taken, by anybody at a place or by the caller; of a state, or all.

    Raises Forbidden, Invalid.
    """
    query.check()
    after, limit = query.after, query.limit
    if query.place:
        tx.require(keeps, query.place)
        where = {"within": query.place} | ({"state": state} if state else {})
        return found.page(where, sort=sort, after=after, limit=limit)
    own = {"person_id": tx.by.subject}
    return found.page(own, sort=sort, after=after, limit=limit, keep=lambda one: state in (None, one.state))
