# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to orders when time passes."""

from typing import Any

from services.chassis.timers import Timers
from services.dispatch.commands import watch_order
from services.dispatch.store import WATCH, Tx

timers = Timers()


@timers.on(WATCH)
def order_watch(tx: Tx, order_id: str, _data: dict[str, Any]) -> None:
    watch_order.handle(tx, order_id)
