# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take ordered work as an order of the same id; the company has it at once where somebody leads its work."""

from services.chassis.values import OrgPath
from services.dispatch.domain import matters, reporting, steps
from services.dispatch.domain.orders import Order
from services.dispatch.domain.reporting import Request
from services.dispatch.policies import CategoryPolicy
from services.dispatch.store import Tx

CHANNEL = "resolution"


def handle(
    tx: Tx,
    work_id: str,
    company_id: str,
    category: str,
    description: str,
    place: OrgPath,
    matter: str,
    ordered_by: str,
    channel: str = CHANNEL,
) -> None:
    """A category that the place does not know is its default one."""
    catalogue = tx.policy(CategoryPolicy, place)
    known = catalogue.find(category) or catalogue.find(catalogue.default_category)
    if known is None:
        raise LookupError("a catalogue has its default category")
    at = tx.place_at(place)
    request = Request(
        category=known,
        description=description,
        channel=channel,
        place_path=place,
        grid_path=at.grid_path if at else None,
        entrance_path=at.entrance_path if at else None,
        reporter_id=ordered_by,
        matter_id=matter,
    )
    terms, calendar = tx.terms_at(place, known, catalogue), tx.calendar_at(place)
    number = tx.next_number(place)
    order = tx.begin(*reporting.report(request, work_id, number, terms, tx.now, calendar))
    tx.matter_orders.add(matters.belongs(work_id, matter))
    _give(tx, order, company_id)


def _give(tx: Tx, order: Order, company_id: str) -> None:
    company = tx.company(order.within, company_id)
    if company:
        calendar = tx.calendar_at(order.place_path)
        order = tx.save_order(*steps.accept(order, tx.now, calendar))
        tx.save_order(*steps.assign(order, company, tx.now, calendar))
