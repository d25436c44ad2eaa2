# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is owed for paid orders, and what waits for a fund."""

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import OrgPath
from services.finance.domain import paid_orders
from services.finance.domain.authority import Permission
from services.finance.domain.paid_orders import Income, PaidOrder, PaidOrderState, Wait
from services.finance.policies import PaidServicePolicy
from services.finance.store import Tx


class PaidOrdersAt(Paged):
    """At a place and below it; with a `state` only those in it."""

    place: OrgPath
    state: PaidOrderState | None = None


def list_paid_orders(tx: Tx, query: PaidOrdersAt) -> Page[PaidOrder]:
    """The paid orders of an area, the latest first. Raises Forbidden, BadCursor."""
    tx.require(Permission.BILLS_READ, query.place)
    where = {"within": query.place} | ({"state": query.state} if query.state else {})
    return tx.paid_orders.page(where, sort="-rendered_at", after=query.after, limit=query.limit)


def waits_for(tx: Tx, paid: PaidOrder) -> Wait | None:
    """Why it waits, by the policy and the places of today."""
    policy = tx.policy(PaidServicePolicy, paid.place)
    fund = tx.funds.find(policy.fund_id) if policy.fund_id else None
    fits = fund is not None and paid_orders.fits(
        Income(fund, policy.account), paid.within, tx.chart_at(fund.place)
    )
    home = tx.places.first({"path": paid.place})
    known = home is not None and home.active
    return paid_orders.why_waiting(paid, named=bool(policy.fund_id), fits=fits, home_known=known)


def show_paid_order(tx: Tx, paid_order_id: str) -> PaidOrder:
    """One round of a paid order. Raises NotFound, Forbidden."""
    paid = tx.paid_orders.get(paid_order_id)
    tx.require(Permission.BILLS_READ, *paid.within)
    return paid
