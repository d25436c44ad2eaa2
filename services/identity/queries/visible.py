# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of a list its caller may see: what lies where a permission is held, and one's own."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from services.chassis.http import Id, Paged
from services.chassis.store import Page, TenantCollection, UnitOfWork
from services.chassis.store.listing import Band
from services.chassis.values import OrgPath
from services.identity.domain.authority import Permission


class Under(Paged):
    """A list of what lies at a place or below it; without `under`, wherever the caller may read."""

    under: OrgPath | None = None


class OfPerson(Under):
    """What belongs to one person."""

    person_id: Id | None = None


def visible(tx: UnitOfWork, permission: str, under: OrgPath | None) -> tuple[OrgPath, ...]:
    """Where the caller holds the permission: there, or there and below. Raises Forbidden."""
    if under:
        tx.require(permission, under)
        return (under,)
    held = tuple(tx.by.places(permission))
    if not held:
        raise tx.by.refusal(permission)
    return held


def within(paths: Iterable[OrgPath]) -> list[Band]:
    """A list of what lies at these places or below them."""
    return [[{"within": path} for path in paths]]


class Placed(Protocol):
    """What is kept of somebody at a place."""

    @property
    def id(self) -> str: ...
    @property
    def within(self) -> tuple[OrgPath, ...]: ...


R = TypeVar("R", bound=Placed)


def of_person(
    tx: UnitOfWork,
    kept: TenantCollection[R],
    query: OfPerson,
    field: str,
    permission: Permission = Permission.PERSONS_READ,
    around: Callable[[tuple[OrgPath, ...]], tuple[OrgPath, ...]] = tuple,
) -> Page[R]:
    """One's own without a permission; else what one may see, of one person if he is named.

    `around`: what lies in these places, too.
    """
    own = query.person_id == tx.by.subject
    here = () if own else around(visible(tx, permission, query.under))
    if query.person_id is None:
        return kept.page(within(here), after=query.after, limit=query.limit)

    def seen(record: R) -> bool:
        return own or not set(here).isdisjoint(record.within)

    return kept.page({field: query.person_id}, after=query.after, limit=query.limit, keep=seen, few=True)
