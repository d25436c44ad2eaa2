# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put an asset (闲置用房, 广告位, 停车位) into the register of a place; its rent is the owners'."""

from services.chassis.http import Id, Input
from services.finance.commands import Title
from services.finance.domain import assets
from services.finance.domain.assets import Asset
from services.finance.domain.authority import Permission
from services.finance.domain.kinds import AssetKind
from services.finance.store import Tx


class RegisterAsset(Input):
    """`code`: its number in the register; `fund_id`: the fund of common income of its place."""

    kind: AssetKind
    code: Title
    name: Title
    fund_id: Id


def handle(tx: Tx, cmd: RegisterAsset) -> Asset:
    fund = tx.funds.get(cmd.fund_id)
    tx.require(Permission.ASSETS_KEEP, fund.place)
    asset = Asset(
        id=tx.new_id(),
        place=fund.place,
        within=fund.within,
        kind=cmd.kind,
        code=cmd.code,
        name=cmd.name,
        fund_id=fund.id,
        registered_at=tx.now,
    )
    known = tx.assets.first({"place": fund.place, "code": cmd.code})
    asset, events = assets.register(asset, fund, known)
    tx.assets.add(asset, *events)
    return asset
