# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to votes when time passes."""

from typing import Any

from services.chassis.timers import Timers
from services.deliberation.commands import (
    close_vote,
    count_vote,
    enrol_units,
    freeze_roll,
    open_vote,
    settle_vote,
)
from services.deliberation.store import CLOSE, COUNT, ENROL, FREEZE, OPEN, SETTLE, Tx

timers = Timers()


@timers.on(ENROL)
def vote_enrol(tx: Tx, vote_id: str, data: dict[str, Any]) -> None:
    enrol_units.handle(tx, vote_id, data["position"])


@timers.on(FREEZE)
def vote_freeze(tx: Tx, vote_id: str, data: dict[str, Any]) -> None:
    freeze_roll.handle(tx, vote_id, data["position"])


@timers.on(OPEN)
def vote_open(tx: Tx, vote_id: str, _data: dict[str, Any]) -> None:
    open_vote.handle(tx, vote_id)


@timers.on(CLOSE)
def vote_close(tx: Tx, vote_id: str, _data: dict[str, Any]) -> None:
    close_vote.handle(tx, vote_id)


@timers.on(COUNT)
def vote_count(tx: Tx, vote_id: str, data: dict[str, Any]) -> None:
    count_vote.handle(tx, vote_id, data["position"])


@timers.on(SETTLE)
def vote_settle(tx: Tx, vote_id: str, _data: dict[str, Any]) -> None:
    settle_vote.handle(tx, vote_id)
