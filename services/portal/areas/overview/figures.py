# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the overview draws: overdue orders by area, and six months of reports and shares."""

from collections.abc import Sequence

from services.portal.client.models.dispatch import AreaStatisticsView, StatisticsView
from services.portal.texts import Words
from services.portal.ui.charts.bars import MOST, Bar, bars
from services.portal.ui.charts.chart import Chart, Numbers, Saying
from services.portal.ui.charts.columns import Column, columns
from services.portal.ui.charts.lines import Line, lines


def overdue_by_area(words: Words, areas: Sequence[AreaStatisticsView]) -> Chart | None:
    """The areas with most overdue orders; nothing where none is overdue. The areas come the worst first."""
    late = [area for area in areas if area.overdue_now][:MOST]
    if not late:
        return None
    title = words("overview.bars")
    finding = words("overview.bars_found", area=late[0].name, number=words.number(late[0].overdue_now))
    rows = tuple((area.name, words.number(area.overdue_now)) for area in late)
    numbers = Numbers(title, (words("overview.area"), words("overview.overdue_now")), rows)
    items = [Bar(area.name, area.overdue_now, words.number(area.overdue_now), "bad") for area in late]
    return bars(Saying("overdue-by-area", title, finding, numbers), items)


def reported_by_month(words: Words, months: Sequence[StatisticsView], running: str) -> Chart:
    """How many were reported in each month, the oldest first; `running` is the month that is not over."""
    title = words("overview.columns")
    rows = tuple((words.month(month.until), words.number(month.reported)) for month in months)
    numbers = Numbers(title, (words("overview.month"), words("overview.reported")), rows)
    items = [
        Column(
            words.short_month(month.until),
            month.reported,
            words.number(month.reported),
            now=month.until == running,
        )
        for month in months
    ]
    return columns(Saying("reported-by-month", title, _compared(words, months), numbers), items)


def _compared(words: Words, months: Sequence[StatisticsView]) -> str:
    """The last month beside the one before."""
    before, last = months[-2], months[-1]
    difference = last.reported - before.reported
    key = "more" if difference > 0 else "fewer" if difference else "same"
    return words(
        f"overview.columns_{key}",
        month=words.month(last.until),
        number=words.number(last.reported),
        difference=words.number(abs(difference)),
    )


def shares_by_month(words: Words, months: Sequence[StatisticsView]) -> Chart:
    """The share on time and the share of the satisfied, month by month."""
    title, last = words("overview.lines"), months[-1]
    told = {"on_time": _on_time, "satisfaction": _satisfied}
    rows = tuple(
        (words.month(month.until), *(words.share(*of(month)) for of in told.values())) for month in months
    )
    heads = (words("overview.month"), *(words(f"overview.{name}") for name in told))
    finding = words(
        "overview.lines_found",
        month=words.month(last.until),
        **{name: words.share(*of(last)) for name, of in told.items()},
    )
    series = [
        Line(
            words(f"overview.{name}"),
            tuple(part / whole if whole else None for part, whole in map(of, months)),
            words.share(*of(last)),
        )
        for name, of in told.items()
    ]
    scale = (words.percent(0, 1), words.percent(1, 2), words.percent(1, 1))
    names = [words.short_month(month.until) for month in months]
    return lines(Saying("shares-by-month", title, finding, Numbers(title, heads, rows)), names, series, scale)


def _on_time(month: StatisticsView) -> tuple[int, int]:
    return month.on_time, month.on_time + month.overdue


def _satisfied(month: StatisticsView) -> tuple[int, int]:
    return month.satisfied, month.contacted
