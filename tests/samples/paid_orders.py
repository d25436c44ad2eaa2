# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests about paid orders that succeed."""

from services.chassis.clock import system_now
from services.chassis.ids import new_id
from services.chassis.values import Money, OrgPath
from services.finance.commands import note_paid_order, paid_order_id
from tests.samples.books import by, list_funds
from tests.samples.letting import income_fund
from tests.samples.world import MARK, Request, World


def list_paid_orders(world: World) -> Request:
    waiting(world)
    return list_funds(world)


def show_paid_order(world: World) -> Request:
    return Request({"paid_order_id": waiting(world)[0]})


def bill_paid_order(world: World) -> Request:
    known, fund = waiting(world)
    return Request({"paid_order_id": known}, {"fund_id": fund, "account": "4401"})


def waiting(world: World) -> tuple[str, str]:
    """The ids of a paid order that waits, and of a fund of its place."""
    fund, order = income_fund(world), (new_id(), 1)
    place = world.stores["finance"].reader(by(world)).funds.get(fund).place
    told = (order, MARK, OrgPath(place), new_id(), Money(100), system_now())
    world.stores["finance"].transact(by(world), lambda tx: note_paid_order.handle(tx, *told))
    return paid_order_id(*order), fund
