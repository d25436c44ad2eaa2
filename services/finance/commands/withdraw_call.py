# SPDX-License-Identifier: AGPL-3.0-or-later
"""Withdraw a call for bids, with a reason: nobody gets the asset by it."""

from dataclasses import replace

from services.chassis.http import Input
from services.finance.commands import Text
from services.finance.domain import calls
from services.finance.domain.authority import Permission
from services.finance.domain.calls import Call
from services.finance.domain.timer_kinds import OPEN_BIDS
from services.finance.store import Tx


class WithdrawCall(Input):
    reason: Text


def handle(tx: Tx, call_id: str, cmd: WithdrawCall) -> Call:
    call = tx.calls.get(call_id)
    tx.require(Permission.ASSETS_KEEP, call.place)
    call, events = calls.withdraw(call, cmd.reason)
    tx.calls.save(call, *events)
    tx.assets.save(replace(tx.assets.get(call.asset_id), call_id=None))
    tx.timers.cancel(OPEN_BIDS, call.id)
    return call
