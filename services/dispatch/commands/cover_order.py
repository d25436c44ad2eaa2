# SPDX-License-Identifier: AGPL-3.0-or-later
"""Have an order wait for the end of an incident of which it is one of many effects."""

from dataclasses import replace

from services.chassis.http import Id, Input
from services.dispatch.domain import access, incidents, suspensions
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


class CoverOrder(Input):
    incident_id: Id


def handle(tx: Tx, order_id: str, cmd: CoverOrder) -> Order:
    """Raises NotFound, Forbidden, WrongState, IncidentOver, IncidentElsewhere, NotOfTheIncident."""
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.SUSPEND)
    incident = tx.incidents.get(cmd.incident_id)
    incidents.check_covers(incident, order)
    order = tx.save_order(*suspensions.cover(order, incident.words.title, tx.now))
    link = incidents.covered(incident, order)
    if tx.covered_orders.find(link.id) is None:
        tx.covered_orders.add(link)
        tx.incidents.save(replace(incident, covered=incident.covered + 1))
    return order
