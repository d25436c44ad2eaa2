# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paid orders as dispatch tells of them."""

from typing import Any

from services.chassis.values import OrgPath
from services.finance.commands import put_policy
from services.finance.domain.bills import Bill
from services.finance.domain.paid_orders import PaidOrder
from services.finance.policies import PaidServicePolicy
from tests.system.finance.compound import ADMIN, BUILDING, COMPOUND, OWNERS, Bench
from tests.system.finance.test_copies import hear

HOME = BUILDING.child("u001")
INCOME = "4401"
PRICE = 18_000
"""What the example of the event costs."""


def ruled(bench: Bench, fund: str, account: str = INCOME, place: OrgPath = COMPOUND) -> None:
    policy = PaidServicePolicy.model_validate({"fund_id": fund, "account": account})
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, place))


def rendered(bench: Bench, order: str, **changed: Any) -> None:
    """A round of an order of the first owner's home is closed as solved."""
    given = {"order_id": order, "place_path": HOME, "payer_id": OWNERS[0].subject} | changed
    hear(bench, "ServiceRendered", of="dispatch", **given)


def reopened(bench: Bench, order: str, number: int = 2) -> None:
    hear(bench, "OrderReopened", of="dispatch", order_id=order, round=number)


def paid_orders_of(bench: Bench, order: str) -> list[PaidOrder]:
    found = bench.read().paid_orders.list({"order_id": order})
    return sorted(found, key=lambda one: one.round)


def bill_of(bench: Bench, paid: PaidOrder) -> Bill:
    return bench.read().bills.get(paid.id)
