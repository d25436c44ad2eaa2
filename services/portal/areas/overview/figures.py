# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the overview draws: overdue orders by area, and six months of reports and shares."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

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


Shares = Mapping[str, Callable[[StatisticsView], tuple[int, int]]]
"""By its word: of which number a share is which."""

RATES: Shares = MappingProxyType(
    {
        "response": lambda month: (month.responded, month.contacted),
        "resolution": lambda month: (month.solved, month.contacted),
        "satisfaction": lambda month: (month.satisfied, month.contacted),
    }
)
LIMITS: Shares = MappingProxyType(
    {
        "on_time": lambda month: (month.on_time, month.on_time + month.overdue),
        "kept": lambda month: (month.reported - month.breached, month.reported),
    }
)


def rates_by_month(words: Words, months: Sequence[StatisticsView]) -> Chart:
    """The three rates, month by month."""
    return _shares(words, "rates", months, RATES)


def limits_by_month(words: Words, months: Sequence[StatisticsView]) -> Chart:
    """The share done within the overall limit, and that without any broken limit."""
    return _shares(words, "limits", months, LIMITS)


def _shares(words: Words, which: str, months: Sequence[StatisticsView], told: Shares) -> Chart:
    title, last = words(f"overview.{which}"), months[-1]
    rows = tuple(
        (words.month(month.until), *(words.share(*of(month)) for of in told.values())) for month in months
    )
    heads = (words("overview.month"), *(words(f"overview.{name}") for name in told))
    newest = {name: words.share(*of(last)) for name, of in told.items()}
    finding = words(f"overview.{which}_found", month=words.month(last.until), **newest)
    saying = Saying(f"{which}-by-month", title, finding, Numbers(title, heads, rows))
    series = [
        Line(
            words(f"overview.{name}"),
            tuple(part / whole if whole else None for part, whole in map(of, months)),
            newest[name],
        )
        for name, of in told.items()
    ]
    return lines(saying, [words.short_month(month.until) for month in months], series, scale(words))


def scale(words: Words) -> tuple[str, str, str]:
    """How none, half and all are written."""
    return words.percent(0, 1), words.percent(1, 2), words.percent(1, 1)
