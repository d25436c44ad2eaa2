# SPDX-License-Identifier: AGPL-3.0-or-later
"""Let an asset (租约): as a resolution allows, after a call for bids where it comes to much."""

from dataclasses import replace

from pydantic import Field

from services.chassis.http import Day, Id, Input
from services.finance.commands import Amount, Title
from services.finance.domain import assets, calls, leases
from services.finance.domain.assets import Asset
from services.finance.domain.authority import Permission
from services.finance.domain.leases import Lease
from services.finance.policies import LettingPolicy
from services.finance.store import Tx


class SignLease(Input):
    """`payer_id`: the person or company that gets the bills, if they are known here; `rent`: a month."""

    id: Id
    resolution_id: Id
    lessee: Title
    payer_id: Id | None = None
    begins: Day
    months: int = Field(ge=1, le=1200)
    rent: Amount
    due_days: int = Field(10, ge=1, le=90)
    call_id: Id | None = None


def handle(tx: Tx, asset_id: str, cmd: SignLease) -> Lease:
    asset = tx.assets.get(asset_id)
    tx.require(Permission.ASSETS_KEEP, asset.place)
    assets.check_free(asset, cmd.call_id)
    company = tx.companies.find(cmd.payer_id) if cmd.payer_id else None
    if company:
        company.require_open(tx.today(asset.place))
    lease, events = leases.sign(_lease(tx, asset, cmd), tx.policy(LettingPolicy, asset.place).direct())
    if cmd.call_id:
        call = tx.calls.get(cmd.call_id)
        bid = tx.bids.get(call.bid_id) if call.bid_id and call.asset_id == asset.id else None
        calls.check_award(call, bid, lease.payer, lease.rent, lease.months)
    tx.leases.add(lease, *events)
    tx.assets.save(replace(asset, lease_id=lease.id, call_id=None))
    return lease


def _lease(tx: Tx, asset: Asset, cmd: SignLease) -> Lease:
    resolution = tx.commitments.get(cmd.resolution_id)
    assets.check_resolved(asset, resolution)
    return Lease(
        id=tx.unused(tx.leases, cmd.id),
        asset_id=asset.id,
        place=asset.place,
        within=asset.within,
        name=asset.name,
        lessee=cmd.lessee,
        payer=cmd.payer_id or cmd.id,
        fund_id=asset.fund_id,
        account=asset.account,
        begins=cmd.begins,
        months=cmd.months,
        rent=cmd.rent.value(),
        due_days=cmd.due_days,
        resolution_id=resolution.id,
        matter=resolution.matter,
        signed_at=tx.now,
        signed_by=tx.by.subject,
        call_id=cmd.call_id,
    )
