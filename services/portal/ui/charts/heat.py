# SPDX-License-Identifier: AGPL-3.0-or-later
"""A calendar of days, one column a week: when much was going on."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from services.portal.ui.charts.chart import Chart, Saying, draw
from services.portal.ui.charts.drawing import LINE, NARROW, Drawing, width_of

WEEKS = {"narrow": 10, "wide": 24}
"""The latest ones; the table has all."""

LEVELS = 4
ROW = 22
SIDES = (6, 10, 14, 18, 20)
"""The side of a day's square at each level: more is larger as well as darker."""


def heat(
    saying: Saying,
    days: Mapping[date, int],
    until: date,
    weekdays: tuple[str, ...],
    month: Callable[[date], str],
) -> Chart:
    """The weeks up to the day `until`; a day that is not named had nothing. `weekdays` from Monday on."""
    assert len(weekdays) == 7, "a name for each day of the week"  # noqa: PLR2004
    assert all(value >= 0 for value in days.values()), "counts are not negative"

    def fill(drawing: Drawing) -> None:
        weeks = WEEKS["narrow" if drawing.width == NARROW else "wide"]
        first = until - timedelta(days=until.weekday() + 7 * (weeks - 1))
        most = max((value for day, value in days.items() if first <= day <= until), default=0)
        left = max(map(width_of, weekdays)) + 8
        for number, name in enumerate(weekdays):
            drawing.text(0, LINE + ROW * number + 17, name, "axis")
        for day in (first + timedelta(number) for number in range((until - first).days + 1)):
            x = left + (drawing.width - left) / weeks * ((day - first).days // 7 + 0.5)
            _square(drawing, x, LINE + ROW * (day.weekday() + 0.5), level(days.get(day, 0), most))
            if day.day == 1 and x + width_of(month(day)) / 2 < drawing.width:
                drawing.text(x, LINE - 8, month(day), "axis", "middle")

    return draw(saying, lambda _: LINE + 7 * ROW, fill)


def level(value: int, most: int) -> int:
    """From 0 for nothing to 4 for the top quarter of the most."""
    return -(-value * LEVELS // most) if most else 0


def _square(drawing: Drawing, x: float, y: float, found: int) -> None:
    side = SIDES[found]
    drawing.rect(x - side / 2, y - side / 2, side, side, f"day level-{found}")
