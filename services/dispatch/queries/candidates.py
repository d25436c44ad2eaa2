# SPDX-License-Identifier: AGPL-3.0-or-later
"""To whom an order could go, and who is away."""

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain import access
from services.dispatch.domain.absences import Absence
from services.dispatch.domain.actions import Action
from services.dispatch.domain.assignment import Proposal
from services.dispatch.domain.authority import Permission
from services.dispatch.store import Tx, candidates


class AbsencesOf(Paged):
    """Registered at a `place` or below, or `mine`; not over yet. All that is given must hold."""

    place: OrgPath | None = None
    mine: bool = False


def list_candidates(tx: Tx, order_id: str) -> list[Proposal]:
    """Who could have the order, the one whom the rule would choose first. Raises NotFound, Forbidden."""
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.ASSIGN)
    return list(candidates.proposals(tx, order))


def list_absences(tx: Tx, query: AbsencesOf) -> Page[Absence]:
    """Who is or will be away, the one whose absence ends first; one's own anybody reads.

    Raises Forbidden, Invalid, BadCursor.
    """
    where: dict[str, str] = {"person_id": tx.by.subject}
    if not query.mine:
        if query.place is None:
            raise Invalid("place", "or `mine` is needed")
        tx.require(Permission.ASSIGNEES_READ, query.place)
        where = {"within": query.place}
    today = tx.calendar.local_date(tx.now)
    return tx.absences.page(
        where,
        sort="until",
        since=today,
        after=query.after,
        limit=query.limit,
        keep=lambda one: query.place is None or query.place in one.within,
    )
