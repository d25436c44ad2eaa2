# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of assets, calls for bids, leases, deposits and paid services."""

from services.chassis.store import Collection, Index
from services.finance.domain.assets import Asset
from services.finance.domain.calls import Bid, Call
from services.finance.domain.deposits import Deposit
from services.finance.domain.leases import Lease
from services.finance.domain.paid_orders import PaidOrder
from services.finance.domain.services import Service
from services.finance.store.billing import BillingUnit


class AssetsUnit(BillingUnit):
    assets = Collection(Asset, "assets", indexes=(Index("within", "_id"), Index("place", "code")))
    calls = Collection(
        Call,
        "calls",
        orderings=("called_at",),
        indexes=(Index("within", "by_called_at"), Index("asset_id", "by_called_at")),
    )
    bids = Collection(Bid, "bids", indexes=(Index("call_id", "_id"), Index("bidder", "_id")))
    leases = Collection(
        Lease,
        "rental_leases",
        orderings=("signed_at", "next_on"),
        indexes=(
            Index("within", "by_signed_at"),
            Index("asset_id", "by_signed_at"),
            Index("lessee", "_id"),
            Index("payer", "_id"),
            Index("state", "by_next_on"),
        ),
    )
    deposits = Collection(
        Deposit,
        "deposits",
        orderings=("taken_at",),
        indexes=(Index("within", "by_taken_at"), Index("lease_id", "by_taken_at")),
    )
    paid_orders = Collection(
        PaidOrder,
        "paid_orders",
        orderings=("rendered_at",),
        indexes=(
            Index("within", "by_rendered_at"),
            Index("within", "state", "by_rendered_at"),
            Index("order_id", "round"),
            Index("payer", "by_rendered_at"),
        ),
    )
    services = Collection(Service, "services", indexes=(Index("within", "_id"), Index("provider", "_id")))
