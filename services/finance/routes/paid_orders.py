# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is owed for paid orders (有偿服务) of dispatch."""

from datetime import datetime

from services.chassis.http import Resource, View
from services.chassis.values import OrgPath
from services.finance.commands import bill_paid_order
from services.finance.domain.authority import Permission
from services.finance.domain.paid_orders import PaidOrder
from services.finance.queries import paid_orders as queries
from services.finance.routes.money_view import MoneyView
from services.finance.store import Tx


class PaidOrderView(View):
    """`state`: waiting for a fund, billed, withdrawn, or kept because it was paid when it was reopened.

    Its bill has the same id. `payer`: who accepted the price. `waits`: why it waits, as long as it does: no
    fund is named, one that does not fit, a home that is not known here, or nothing any more.
    """

    id: str
    version: int
    order_id: str
    round: int
    place: OrgPath
    category: str
    payer: str
    amount: MoneyView
    rendered_at: datetime
    state: str
    fund_id: str | None
    account: str | None
    waits: str | None


def to_view(tx: Tx, paid: PaidOrder) -> PaidOrderView:
    return PaidOrderView(
        id=paid.id,
        version=tx.paid_orders.version(paid),
        order_id=paid.order_id,
        round=paid.round,
        place=paid.place,
        category=paid.category,
        payer=paid.payer,
        amount=MoneyView.model_validate(paid.amount, from_attributes=True),
        rendered_at=paid.rendered_at,
        state=paid.state,
        fund_id=paid.fund_id,
        account=paid.account,
        waits=queries.waits_for(tx, paid),
    )


paid_orders = Resource(
    "paid_orders",
    "/finance/v1/paid-orders",
    of=Tx.paid_orders,
    shows=to_view,
    requires=Permission.BILLS_READ,
)

paid_orders.list(queries.list_paid_orders)
paid_orders.show(queries.show_paid_order)
paid_orders.act("bill", bill_paid_order, requires=Permission.BILLS_RUN)
