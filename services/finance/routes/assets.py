# SPDX-License-Identifier: AGPL-3.0-or-later
"""Assets (闲置用房, 广告位, 停车位), their leases, and paid services whose share flows back."""

from collections.abc import Sequence
from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, PUBLIC, Resource, View
from services.chassis.values import OrgPath
from services.finance.commands import (
    contract_service,
    end_lease,
    end_service,
    register_asset,
    report_turnover,
    retire_asset,
    sign_lease,
)
from services.finance.domain.assets import Asset
from services.finance.domain.authority import Permission
from services.finance.queries import assets as queries
from services.finance.routes.bill_view import to_bills
from services.finance.routes.money_view import MoneyView
from services.finance.store import Tx


class AssetView(View):
    """`state`: free, called, let or retired; the lease or call that it is bound by."""

    id: str
    version: int
    place: OrgPath
    kind: str
    code: str
    name: str
    fund_id: str
    state: str
    lease_id: str | None
    call_id: str | None
    registered_at: datetime


class PublicAssetView(View):
    """`rent`: what it brings a month, null while nobody has it."""

    id: str
    place: OrgPath
    kind: str
    code: str
    name: str
    state: str
    rent: MoneyView | None
    until: date | None


class LeaseView(View):
    """`rent`: a month; `ends`: the last day of the term; `billed`: how many months are billed."""

    id: str
    version: int
    asset_id: str
    place: OrgPath
    name: str
    lessee: str
    payer: str
    fund_id: str
    begins: date
    months: int
    ends: date
    rent: MoneyView
    resolution_id: str
    matter: str
    call_id: str | None
    signed_at: datetime
    state: str
    billed: int
    next_on: date | None
    ended_on: date | None
    reason: str


class ServiceView(View):
    """`share`: of the turnover, in hundredths of a percent; `ends`: the last month."""

    id: str
    version: int
    place: OrgPath
    kind: str
    company_id: str
    provider: str
    name: str
    fund_id: str
    share: int
    begins: str
    ends: str
    contracted_at: datetime


def to_public_assets(tx: Tx, found: Sequence[Asset]) -> list[PublicAssetView]:
    """With what each brings now; no lessee."""
    leases = {one.id: one for one in tx.leases.several(asset.lease_id for asset in found if asset.lease_id)}
    views = []
    for asset in found:
        lease = leases.get(asset.lease_id or "")
        given = {"rent": lease.rent if lease else None, "until": lease.ends if lease else None}
        shown = vars(asset) | {"state": asset.state} | given
        views.append(PublicAssetView.model_validate(shown, from_attributes=True))
    return views


assets = Resource("assets", "/finance/v1/assets", of=Tx.assets, shows=AssetView, requires=AUTHENTICATED)

assets.create(register_asset, requires=Permission.ASSETS_KEEP)
assets.list(queries.list_assets)
assets.show(queries.show_asset)
assets.act("retire", retire_asset, requires=Permission.ASSETS_KEEP)

public_assets = Resource(
    "public_assets", "/finance/v1/public/<code:district>/assets", of=Tx.assets, requires=PUBLIC
)

public_assets.list(queries.list_public_assets, shows=to_public_assets)

leases = Resource("leases", "/finance/v1", of=Tx.leases, shows=LeaseView, requires=AUTHENTICATED)

leases.create(sign_lease, "/assets/<id:asset_id>/leases", requires=Permission.ASSETS_KEEP)
leases.list(queries.list_asset_leases, "/assets/<id:asset_id>/leases")
leases.list(queries.list_leases, "/leases")
leases.show(queries.show_lease, "/leases/<id:lease_id>")
leases.act("end", end_lease, "/leases/<id:lease_id>", requires=Permission.ASSETS_KEEP)
leases.list(queries.list_lease_bills, "/leases/<id:lease_id>/bills", shows=to_bills)

services = Resource(
    "services", "/finance/v1/services", of=Tx.services, shows=ServiceView, requires=AUTHENTICATED
)

services.create(contract_service, requires=Permission.ASSETS_KEEP)
services.list(queries.list_services)
services.show(queries.show_service)
services.create(report_turnover, "/<id:service_id>/shares", shows=to_bills, requires=Permission.ASSETS_KEEP)
services.list(queries.list_shares, "/<id:service_id>/shares", shows=to_bills)
services.act("end", end_service, requires=Permission.ASSETS_KEEP)
