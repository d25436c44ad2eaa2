# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an area, a group or a month does: counts and the three rates (响应率、解决率、满意率)."""

from dataclasses import asdict
from typing import Any

from services.chassis.http import Resource, View
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.tallies import Counts
from services.dispatch.queries.group_statistics import (
    GroupStatistics,
    list_category_statistics,
    list_company_statistics,
)
from services.dispatch.queries.statistics import (
    Statistics,
    list_area_statistics,
    list_month_statistics,
    show_statistics,
)
from services.dispatch.store import Tx

statistics = Resource("statistics", "/dispatch/v1/statistics")


class CountsView(View):
    """Of the orders that were reported in these months.

    Shares are of 100; none where there is nothing to divide by. Of the reporters whom the revisit reached
    (`contacted`): with whom somebody had got in touch in time (`response_percent`), whose request was solved
    (`resolution_percent`), who were satisfied, four or five of five (`satisfaction_percent`). Left out, and
    shown: `not_reached`, `refused`, `withdrawn`. `on_time_percent` is of the orders with a verdict,
    `kept_percent` of all: those that broke no limit of any step. `stars` are the mean of the residents'
    ratings, `evaluation` that of the organisation's. Assistance (协办) counts by request.
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
    withdrawn: int
    not_reached: int
    responded: int
    kept_percent: float | None
    evaluated: int
    evaluation: float | None
    assistance_asked: int
    assistance_granted: int


class StatisticsView(CountsView):
    """Of the orders of these months; what ends in `_now` is of all that are open now."""

    open_now: int
    overdue_now: int
    danger_now: int
    asking_now: int


class AreaStatisticsView(StatisticsView):
    """One of several areas, with its name."""

    name: str


class GroupView(CountsView):
    """Of one category or company: its code or id, and its name."""

    key: str
    name: str
    name_en: str


def to_view(_: Tx, found: Statistics) -> StatisticsView:
    return StatisticsView(**_told(found))


def to_area_view(_: Tx, found: Statistics) -> AreaStatisticsView:
    return AreaStatisticsView(name=found.name, **_told(found))


def to_group_view(_: Tx, found: GroupStatistics) -> GroupView:
    told = _counted(found.place, found.months, found.counts)
    return GroupView(key=found.key, name=found.name, name_en=found.name_en, **told)


def _told(found: Statistics) -> dict[str, Any]:
    present = {f"{name}_now": number for name, number in asdict(found.present).items()}
    return {**_counted(found.place, found.months, found.counts), **present}


def _counted(place: str, months: tuple[str, ...], counts: Counts) -> dict[str, Any]:
    return {"place": place, "since": months[0], "until": months[-1], **_numbers(counts), **shares(counts)}


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
        "withdrawn",
        "evaluated",
        "assistance_asked",
        "assistance_granted",
    )
    return {name: getattr(counts, name) for name in shown} | {
        "not_reached": counts.revisited - counts.contacted,
        "responded": counts.contacted - counts.unanswered,
    }


def shares(counts: Counts) -> dict[str, float | None]:
    return {
        "on_time_percent": _percent(counts.on_time, counts.on_time + counts.overdue),
        "response_percent": _percent(counts.contacted - counts.unanswered, counts.contacted),
        "resolution_percent": _percent(counts.solved, counts.contacted),
        "satisfaction_percent": _percent(counts.satisfied, counts.contacted),
        "stars": round(counts.stars / counts.rated, 2) if counts.rated else None,
        "kept_percent": _percent(counts.reported - counts.breached, counts.reported),
        "evaluation": round(counts.scores / counts.evaluated, 2) if counts.evaluated else None,
    }


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


statistics.show(show_statistics, "", shows=to_view, requires=Permission.ORDERS_READ)
statistics.list(list_area_statistics, "/areas", shows=to_area_view, requires=Permission.ORDERS_READ)
statistics.list(list_month_statistics, "/months", shows=to_view, requires=Permission.ORDERS_READ)
statistics.list(list_category_statistics, "/categories", shows=to_group_view, requires=Permission.ORDERS_READ)
statistics.list(list_company_statistics, "/companies", shows=to_group_view, requires=Permission.ORDERS_READ)
