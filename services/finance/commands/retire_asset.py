# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take an asset out of the register: it is let no more."""

from services.chassis.http import Input
from services.finance.commands import Text
from services.finance.domain import assets
from services.finance.domain.assets import Asset
from services.finance.domain.authority import Permission
from services.finance.store import Tx


class RetireAsset(Input):
    reason: Text


def handle(tx: Tx, asset_id: str, cmd: RetireAsset) -> Asset:
    asset = tx.assets.get(asset_id)
    tx.require(Permission.ASSETS_KEEP, asset.place)
    asset, events = assets.retire(asset, cmd.reason)
    tx.assets.save(asset, *events)
    return asset
