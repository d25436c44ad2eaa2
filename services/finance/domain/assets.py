# SPDX-License-Identifier: AGPL-3.0-or-later
"""Assets of the owners (闲置用房, 广告位, 停车位): which common parts may be let."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from services.chassis.values import Event, OrgPath
from services.finance.domain.asset_errors import AssetKnown, AssetTaken, NotResolved
from services.finance.domain.billing_errors import NotCommonIncome
from services.finance.domain.chart import Known
from services.finance.domain.commitments import Commitment, check_in_force
from services.finance.domain.events import AssetRegistered, AssetRetired
from services.finance.domain.funds import Fund
from services.finance.domain.kinds import AssetKind, FundKind

ACCOUNT: Mapping[AssetKind, Known] = MappingProxyType(
    {AssetKind.ROOM: Known.ROOMS, AssetKind.ADVERT: Known.ADVERTS, AssetKind.PARKING: Known.PARKING}
)
"""Where the rent of each kind is income."""


@dataclass(frozen=True, kw_only=True)
class Asset:
    """One asset of a place's register.

    Attributes:
        code: its number in the register, on the door or on the ground.
        fund_id: the fund of common income that its rent belongs to.
        lease_id, call_id: who has it now, and the call that runs for it.

    """

    id: str
    place: OrgPath
    within: tuple[str, ...]
    kind: AssetKind
    code: str
    name: str
    fund_id: str
    registered_at: datetime
    lease_id: str | None = None
    call_id: str | None = None
    retired: bool = False

    @property
    def account(self) -> str:
        return ACCOUNT[self.kind]

    @property
    def state(self) -> str:
        """Free, let, called or retired."""
        if self.retired:
            return "retired"
        return "let" if self.lease_id else "called" if self.call_id else "free"


def register(asset: Asset, fund: Fund, known: Asset | None) -> tuple[Asset, list[Event]]:
    """Its income is the owners' (Civil Code Art. 282). Raises AssetKnown, NotCommonIncome."""
    if known is not None:
        raise AssetKnown(asset.code)
    if fund.kind is not FundKind.COMMON_INCOME:
        raise NotCommonIncome(fund.id)
    return asset, [AssetRegistered(asset.id, asset.kind, asset.place, asset.code, asset.fund_id)]


def retire(asset: Asset, reason: str) -> tuple[Asset, list[Event]]:
    """It is let no more. Raises AssetTaken while somebody has it."""
    check_free(asset)
    return replace(asset, retired=True), [AssetRetired(asset.id, reason)]


def check_free(asset: Asset, call_id: str | None = None) -> None:
    """Nobody has it, and no other call runs for it. Raises AssetTaken."""
    if asset.retired or asset.lease_id or asset.call_id not in (None, call_id):
        raise AssetTaken(asset.id)


def check_resolved(asset: Asset, resolution: Commitment) -> None:
    """The owners of its place resolved that it is let (Civil Code Art. 278).

    Raises CommitmentLifted, NotResolved.
    """
    check_in_force(resolution)
    if not resolution.place.covers(asset.place):
        raise NotResolved(resolution.id)
