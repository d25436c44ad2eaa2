# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads about offices: who has which, whose term ends, and what is to be handed over."""

from services.chassis.http import Id
from services.chassis.store import Page
from services.chassis.store.listing import Band
from services.identity.domain.authority import Permission
from services.identity.domain.office_handovers import OfficeHandover
from services.identity.domain.offices import Office, OfficeState
from services.identity.queries.visible import Under, visible
from services.identity.store import Tx


class OfficeFilter(Under):
    """Offices at and below a place, or one person's; those that end first come first."""

    person_id: Id | None = None
    state: OfficeState | None = None


class HandoverFilter(Under):
    """Open handovers at and below a place, or all in which one is a party."""

    mine: bool = False


def list_offices(tx: Tx, query: OfficeFilter) -> Page[Office]:
    """Offices by the end of their terms (任职列表); everybody may read their own."""
    asked: dict[str, str] = {"state": query.state} if query.state else {}
    asked |= {"person_id": query.person_id} if query.person_id else {}
    own = query.person_id == tx.by.subject
    at = () if own else visible(tx, Permission.PLACES_READ, query.under)
    bands: list[Band] = [[asked] if own else [{**asked, "within": path} for path in at]]
    return tx.offices.page(bands, sort="until", after=query.after, limit=query.limit)


def show_office(tx: Tx, office_id: str) -> Office:
    """One term of an office (任职详情)."""
    found = tx.offices.get(office_id)
    if found.person_id != tx.by.subject:
        tx.require(Permission.PLACES_READ, found.place_path)
    return found


def list_handovers(tx: Tx, query: HandoverFilter) -> Page[OfficeHandover]:
    """What is to be handed over, the most urgent first (交接列表); everybody may read their own."""
    band: Band = [{"parties": tx.by.subject}]
    if not query.mine:
        at = visible(tx, Permission.PLACES_READ, query.under)
        band = [{"within": path, "open": True} for path in at]
    return tx.office_handovers.page([band], sort="due_on", after=query.after, limit=query.limit)


def show_handover(tx: Tx, handover_id: str) -> OfficeHandover:
    """One handover with its signatures (交接详情)."""
    found = tx.office_handovers.get(handover_id)
    if tx.by.subject not in found.parties:
        tx.require(Permission.PLACES_READ, found.place_path)
    return found
