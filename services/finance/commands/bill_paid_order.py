# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say which fund a paid order that waits belongs to: it is billed to whoever accepted its price."""

from services.chassis.http import Id, Input
from services.finance.commands import AccountCode, charge_paid_order
from services.finance.domain import paid_orders
from services.finance.domain.authority import Permission
from services.finance.domain.paid_orders import Income, PaidOrder
from services.finance.store import Tx


class BillPaidOrder(Input):
    fund_id: Id
    account: AccountCode


def handle(tx: Tx, paid_order_id: str, cmd: BillPaidOrder) -> PaidOrder:
    """Raises Forbidden, PaidOrderSettled, FundElsewhere, UnknownAccount, NotIncome, UnknownPlace."""
    paid = tx.paid_orders.get(paid_order_id)
    tx.require(Permission.BILLS_RUN, *paid.within)
    income = Income(tx.funds.get(cmd.fund_id), cmd.account)
    tx.require(Permission.BILLS_RUN, income.fund.place)
    paid_orders.check_income(income, paid.within, tx.chart_at(income.fund.place))
    return charge_paid_order.handle(tx, paid, income, tx.place_at(paid.place).id)
