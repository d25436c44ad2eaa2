# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an area does: counts and the three rates (响应率、解决率、满意率)."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Resource, View
from services.chassis.values import OrgPath
from services.dispatch import queries
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.tallies import Counts
from services.dispatch.store import Tx

statistics = Resource("statistics", "/dispatch/v1/statistics")

Month = Annotated[str, Field(pattern=r"^20\d{2}-(0[1-9]|1[0-2])$")]


class AreaQuery(Input):
    """Orders reported from the month `since` to the month `until`, at most twelve; by default this month."""

    place: OrgPath
    since: Month | None = None
    until: Month | None = None


class StatisticsView(View):
    """Shares are of 100; none where there is nothing to divide by."""

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
    rated: int
    on_time_percent: float | None
    response_percent: float | None
    resolution_percent: float | None
    satisfaction_percent: float | None
    stars: float | None


@statistics.get("", requires=Permission.ORDERS_READ)
def show_statistics(tx: Tx, query: AreaQuery) -> StatisticsView:
    """Counts, on-time share and the three rates of an area."""
    months = queries.months(tx, query.since, query.until)
    counts = queries.statistics(tx, query.place, months)
    return StatisticsView(
        place=query.place, since=months[0], until=months[-1], **_numbers(counts), **_shares(counts)
    )


def _numbers(counts: Counts) -> dict[str, int]:
    shown = ("reported", "open", "refused", "closed", "on_time", "overdue", "breached", "revisited", "rated")
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
