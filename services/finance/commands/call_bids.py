# SPDX-License-Identifier: AGPL-3.0-or-later
"""Call for bids for an asset (公开比价): they are sealed until the deadline."""

from dataclasses import replace

from pydantic import Field

from services.chassis.http import Id, Input, Moment
from services.finance.commands import Amount, Text
from services.finance.domain import assets, calls
from services.finance.domain.authority import Permission
from services.finance.domain.calls import Call
from services.finance.domain.timer_kinds import OPEN_BIDS
from services.finance.store import Tx


class CallBids(Input):
    """`resolution_id`: the resolution in force that lets it be let; `floor`: the least rent a month."""

    id: Id
    resolution_id: Id
    text: Text
    floor: Amount
    months: int = Field(ge=1, le=1200)
    deadline: Moment


def handle(tx: Tx, asset_id: str, cmd: CallBids) -> Call:
    asset = tx.assets.get(asset_id)
    tx.require(Permission.ASSETS_KEEP, asset.place)
    assets.check_free(asset)
    assets.check_resolved(asset, tx.commitments.get(cmd.resolution_id))
    call, events = calls.call(
        Call(
            id=tx.unused(tx.calls, cmd.id),
            asset_id=asset.id,
            place=asset.place,
            within=asset.within,
            kind=asset.kind,
            name=asset.name,
            text=cmd.text,
            floor=cmd.floor.value(),
            months=cmd.months,
            resolution_id=cmd.resolution_id,
            called_at=tx.now,
            deadline=cmd.deadline,
        )
    )
    tx.calls.add(call, *events)
    tx.assets.save(replace(asset, call_id=call.id))
    tx.timers.set(OPEN_BIDS, call.id, call.deadline)
    return call
