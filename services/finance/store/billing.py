# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of tariffs, bills, payments and shared income."""

from services.chassis.store import Collection, Index
from services.finance.domain.bills import Bill, Run, Tariff
from services.finance.domain.events import RetentionApplied
from services.finance.domain.income_shares import Allotment, IncomeShare
from services.finance.domain.payments import Payment, ReceiptCount
from services.finance.store.spending import SpendingUnit


class BillingUnit(SpendingUnit):
    retention_applied = RetentionApplied
    tariffs = Collection(Tariff, "tariffs", indexes=(Index("within", "_id"),))
    runs = Collection(Run, "runs", indexes=(Index("tariff_id", "_id"),))
    bills = Collection(
        Bill,
        "bills",
        orderings=("due", "remind_at", "settled_at"),
        indexes=(
            Index("payer", "by_due"),
            Index("open", "by_remind_at"),
            Index("run_id", "_id"),
            Index("run_id", "by_settled_at"),
            Index("subject", "by_due"),
        ),
    )
    payments = Collection(
        Payment,
        "payments",
        orderings=("begun_at", "paid_at"),
        indexes=(Index("payer", "by_begun_at"), Index("receipt", "_id"), Index("settled_by", "by_paid_at")),
    )
    income_shares = Collection(IncomeShare, "income_shares", indexes=(Index("fund_id", "_id"),))
    allotments = Collection(
        Allotment, "allotments", indexes=(Index("share_id", "_id"), Index("payer", "_id"))
    )
    receipt_counts = Collection(ReceiptCount, "receipt_counts")
