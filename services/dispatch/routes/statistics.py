# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an area does: counts and the three rates (响应率、解决率、满意率)."""

from dataclasses import asdict
from typing import Any

from services.chassis.http import Resource, View
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.tallies import Counts
from services.dispatch.queries.statistics import Statistics, list_area_statistics, show_statistics
from services.dispatch.store import Tx

statistics = Resource("statistics", "/dispatch/v1/statistics")


class StatisticsView(View):
    """Of the orders that were reported in these months; what ends in `_now` is of all that are open now.

    Shares are of 100; none where there is nothing to divide by.
    """

    place: str
    since: str
    until: str
    reported: int
    open: int
    refused: int
    closed: int
    on_time: int
    overdue: int
    breached: int
    revisited: int
    contacted: int
    solved: int
    satisfied: int
    rated: int
    on_time_percent: float | None
    response_percent: float | None
    resolution_percent: float | None
    satisfaction_percent: float | None
    stars: float | None
    open_now: int
    overdue_now: int
    danger_now: int


class AreaStatisticsView(StatisticsView):
    """One of several areas, with its name."""

    name: str


def to_view(_: Tx, found: Statistics) -> StatisticsView:
    return StatisticsView(**_told(found))


def to_area_view(_: Tx, found: Statistics) -> AreaStatisticsView:
    return AreaStatisticsView(name=found.name, **_told(found))


def _told(found: Statistics) -> dict[str, Any]:
    present = {f"{name}_now": number for name, number in asdict(found.present).items()}
    months = {"since": found.months[0], "until": found.months[-1]}
    return {"place": found.place, **months, **_numbers(found.counts), **_shares(found.counts), **present}


def _numbers(counts: Counts) -> dict[str, int]:
    shown = (
        "reported",
        "open",
        "refused",
        "closed",
        "on_time",
        "overdue",
        "breached",
        "revisited",
        "contacted",
        "solved",
        "satisfied",
        "rated",
    )
    return {name: getattr(counts, name) for name in shown}


def _shares(counts: Counts) -> dict[str, float | None]:
    return {
        "on_time_percent": _percent(counts.on_time, counts.on_time + counts.overdue),
        "response_percent": _percent(counts.contacted, counts.revisited),
        "resolution_percent": _percent(counts.solved, counts.contacted),
        "satisfaction_percent": _percent(counts.satisfied, counts.contacted),
        "stars": round(counts.stars / counts.rated, 2) if counts.rated else None,
    }


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


statistics.show(show_statistics, "", shows=to_view, requires=Permission.ORDERS_READ)
statistics.list(list_area_statistics, "/areas", shows=to_area_view, requires=Permission.ORDERS_READ)
