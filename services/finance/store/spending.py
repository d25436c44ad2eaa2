# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of commitments, work, invoices, grants and donations."""

from services.chassis.store import Collection, Index
from services.chassis.store.publishing import PublishingUnit
from services.finance.domain.commitments import Commitment
from services.finance.domain.donations import Donation
from services.finance.domain.grants import Grant
from services.finance.domain.invoices import Invoice
from services.finance.domain.works import Work


class SpendingUnit(PublishingUnit):
    commitments = Collection(
        Commitment,
        "commitments",
        orderings=("resolved_at",),
        indexes=(Index("within", "by_resolved_at"), Index("matter", "_id"), Index("fund_id", "_id")),
    )
    works = Collection(Work, "works", indexes=(Index("commitment_id", "_id"),))
    invoices = Collection(
        Invoice, "invoices", indexes=(Index("commitment_id", "_id"), Index("company_id", "number"))
    )
    grants = Collection(
        Grant, "grants", orderings=("applied_at",), indexes=(Index("within", "by_applied_at"),)
    )
    donations = Collection(
        Donation, "donations", orderings=("received_at",), indexes=(Index("within", "by_received_at"),)
    )
