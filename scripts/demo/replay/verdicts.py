# SPDX-License-Identifier: AGPL-3.0-or-later
"""Compares what dispatch says about each request with what the city published."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from scripts.demo.api import Api, Json
from scripts.demo.replay.csv_file import Request
from scripts.demo.replay.intake import Rejected
from scripts.demo.replay.rows import SOURCE, fault

VERDICTS, ORDERS = "/dispatch/v1/intake/verdicts", "/dispatch/v1/orders"
PUBLISHED = {"ONTIME": "on_time", "OVERDUE": "overdue"}
DRAIN_S = 600
POLL_S = 0.5


@dataclass
class Comparison:
    """`verdicts` counts dispatch's verdicts on the rows that the city judged; `mismatches` says each."""

    verdicts: Counter[str] = field(default_factory=Counter)
    without_limit: int = 0
    without_status: int = 0
    mismatches: list[str] = field(default_factory=list)


def known(dispatch: Api) -> dict[str, bool]:
    """The requests that dispatch has already, and whether they are closed."""
    return {one["external_id"]: one["closed_at"] is not None for one in _verdicts(dispatch)}


def compare(
    dispatch: Api, requests: Iterable[Request], rejected: Sequence[Rejected], end: datetime
) -> Comparison:
    """Every request is judged as published, or rejected for what is wrong with it; nothing else will do."""
    said = {one["external_id"]: one["verdict"] for one in _verdicts(dispatch)}
    codes = {one.request.line: one.code for one in rejected}
    result = Comparison()
    for request in requests:
        expected = fault(request, end)
        code = codes.get(request.line)
        if code != expected:
            result.mismatches.append(f"{request.case_id}: rejected as {code}, expected {expected}")
        elif code is None:
            _judge(result, request, said.get(request.case_id, "missing"))
    return result


def _judge(result: Comparison, request: Request, verdict: str) -> None:
    published = PUBLISHED.get(request.on_time_status)
    if not request.target_dt:
        result.without_limit += 1
        expected = "none"
    elif published is None:
        result.without_status += 1
        return
    else:
        result.verdicts[verdict] += 1
        expected = published
    if verdict != expected:
        result.mismatches.append(f"{request.case_id}: dispatch says {verdict}, the city {expected}")


def breaches_disagreeing(dispatch: Api, place: str, end: datetime) -> tuple[int, list[str]]:
    """How many orders were looked at, and those whose recorded breaches or flags contradict the verdict.

    Breaches are recorded by timers: give them time to fire.
    """
    until = time.monotonic() + DRAIN_S
    orders = list(dispatch.all(ORDERS, place=place))
    late = [order for order in orders if not _agrees(order, end)]
    while late and time.monotonic() < until:
        time.sleep(POLL_S)
        late = [order for order in _again(dispatch, late) if not _agrees(order, end)]
    return len(orders), [f"{order['external_id']}: {_told(order)}" for order in late]


def _again(dispatch: Api, orders: Sequence[Json]) -> list[Json]:
    """The orders as they are now; the last due is asked first, for the others fire before it."""
    latest = max(orders, key=lambda order: order["overall_deadline"]["due_at"])
    fresh = dispatch.get(f"{ORDERS}/{latest['id']}")
    if not fresh["breaches"]:
        return list(orders)
    return [dispatch.get(f"{ORDERS}/{order['id']}") for order in orders]


def _agrees(order: Json, end: datetime) -> bool:
    broken = any(datetime.fromisoformat(breach["due_at"]) < end for breach in order["breaches"])
    overdue = order["verdict"] == "overdue"
    open_and_late = overdue and order["closed_at"] is None
    return broken == overdue and bool(order["overdue"]) == open_and_late


def _told(order: Json) -> str:
    return f"verdict {order['verdict']}, flag overdue {order['overdue']}, breaches {order['breaches']}"


def _verdicts(dispatch: Api) -> Iterable[Json]:
    return dispatch.all(VERDICTS, source=SOURCE)


def numbers(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: counts.get(name, 0) for name in ("on_time", "overdue")}
