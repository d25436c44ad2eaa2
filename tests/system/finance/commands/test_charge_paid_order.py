# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.finance.commands import charge_paid_order
from services.finance.domain.bills import Bill
from services.finance.domain.paid_order_errors import PaidOrderSettled
from services.finance.domain.paid_orders import Income
from tests.system.finance.compound import TREASURER, Bench, flat
from tests.system.finance.paid_orders import INCOME, bill_of, paid_orders_of, rendered, ruled


def test_bill_and_entry_have_the_id_of_the_round_and_are_reminded_of(bench: Bench):
    fund, order = bench.fund(), bench.id()
    ruled(bench, fund)
    rendered(bench, order)
    (paid,) = paid_orders_of(bench, order)
    bill: Bill = bill_of(bench, paid)
    entry = bench.read().entries.get(paid.id)
    assert (entry.subject, bill.subject) == (f"paid_order/{paid.id}",) * 2
    assert bill.remind_at is not None
    assert bill.remind_at.date() - bill.due <= timedelta(days=1)
    income = Income(bench.read().funds.get(fund), INCOME)
    with pytest.raises(PaidOrderSettled):
        bench.act(TREASURER, lambda tx: charge_paid_order.handle(tx, paid, income, flat(1)))
