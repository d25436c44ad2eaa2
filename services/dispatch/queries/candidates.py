# SPDX-License-Identifier: AGPL-3.0-or-later
"""To whom an order could go, and who is away."""

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import OrgPath
from services.dispatch.domain import access
from services.dispatch.domain.absences import Absence
from services.dispatch.domain.actions import Action
from services.dispatch.domain.assignment import Proposal
from services.dispatch.domain.authority import Permission
from services.dispatch.store import Tx, candidates


class AbsencesAt(Paged):
    """Registered at a place or below, those that are not over yet."""

    place: OrgPath


def list_candidates(tx: Tx, order_id: str) -> list[Proposal]:
    """Who could have the order, the one whom the rule would choose first. Raises NotFound, Forbidden."""
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.ASSIGN)
    return list(candidates.proposals(tx, order))


def list_absences(tx: Tx, query: AbsencesAt) -> Page[Absence]:
    """Who is or will be away, the one whose absence ends first. Raises Forbidden, BadCursor."""
    tx.require(Permission.ASSIGNEES_READ, query.place)
    today = tx.calendar.local_date(tx.now)
    where = {"within": query.place}
    return tx.absences.page(where, sort="until", since=today, after=query.after, limit=query.limit)
