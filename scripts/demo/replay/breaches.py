# SPDX-License-Identifier: AGPL-3.0-or-later
"""Timers recorded the breaches while the clock moved: do they agree with the verdicts?"""

import time
from collections.abc import Mapping, Sequence
from datetime import datetime

from scripts.demo.api import Api, Json
from scripts.demo.setup.boston import ROOT

ORDERS, STATISTICS = "/dispatch/v1/orders", "/dispatch/v1/statistics"
DRAIN_S = 900
POLL_S = 0.5
LOOKED_AT = 300


class NotDrained(Exception):
    """Due timers have not fired in time."""


def await_timers(dispatch: Api, overdue: int) -> int:
    """Wait until at least so many orders of the year bear a breach; how many do. Raises NotDrained."""
    until = time.monotonic() + DRAIN_S
    while (breached := _breached(dispatch)) < overdue:
        if time.monotonic() > until:
            raise NotDrained(f"{breached} of {overdue} breaches recorded after {DRAIN_S} s")
        time.sleep(POLL_S)
    return breached


def disagreeing(dispatch: Api, answers: Mapping[int, Json], end: datetime) -> tuple[int, list[str]]:
    """How many orders were looked at one by one, and those that contradict their verdict."""
    ids = [answer["order_id"] for answer in answers.values() if answer["order_id"]]
    chosen = _spread(ids, LOOKED_AT)
    orders = [dispatch.get(f"{ORDERS}/{order_id}") for order_id in chosen]
    return len(orders), [_told(order) for order in orders if not agrees(order, end)]


def agrees(order: Json, end: datetime) -> bool:
    """Overdue means: a breach was recorded, and while the order is open it is flagged."""
    breached = any(datetime.fromisoformat(breach["due_at"]) < end for breach in order["breaches"])
    overdue = order["verdict"] == "overdue"
    return breached == overdue and order["overdue"] is (overdue and order["closed_at"] is None)


def _breached(dispatch: Api) -> int:
    counts = dispatch.get(STATISTICS, place=ROOT, since="2015-01", until="2015-12")
    return int(counts["breached"])


def _spread(ids: Sequence[str], count: int) -> Sequence[str]:
    """At most so many of them, evenly spread."""
    return ids[:: max(1, -(-len(ids) // count))]


def _told(order: Json) -> str:
    facts = f"verdict {order['verdict']}, flag overdue {order['overdue']}, breaches {order['breaches']}"
    return f"{order['external_id']}: {facts}"
