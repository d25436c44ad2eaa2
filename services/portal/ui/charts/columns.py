# SPDX-License-Identifier: AGPL-3.0-or-later
"""Columns over time: how many in each month."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.ui.charts.chart import Chart, Saying, draw
from services.portal.ui.charts.drawing import LINE, NARROW, Drawing, width_of

MOST = {"narrow": 6, "wide": 12}
"""A phone shows the latest six, fewer where the numbers are long; the table has all."""

HEIGHT = 180
GAP = 4


@dataclass(frozen=True)
class Column:
    """`shown` is the value as it is written; `now` marks a month that is not over."""

    name: str
    value: float
    shown: str
    now: bool = False


def columns(saying: Saying, items: Sequence[Column]) -> Chart:
    """One column each, the oldest first, at most twelve."""
    assert 0 < len(items) <= MOST["wide"], "a year of months, not more"
    assert all(item.value >= 0 for item in items), "a column begins at zero"
    return draw(saying, lambda _: HEIGHT, lambda drawing: _fill(drawing, items))


def _fitting(drawing: Drawing, items: Sequence[Column]) -> int:
    """How many columns, each with its value above, stand side by side."""
    widest = max(width_of(item.shown) for item in items)
    room = int(drawing.width // (widest + GAP))
    return max(1, min(MOST["narrow" if drawing.width == NARROW else "wide"], room))


def _fill(drawing: Drawing, items: Sequence[Column]) -> None:
    shown = items[-_fitting(drawing, items) :]
    most = max(item.value for item in shown) or 1
    floor, step = HEIGHT - LINE, drawing.width / len(shown)
    width = min(step * 0.6, 48)
    for number, item in enumerate(shown):
        middle, height = step * (number + 0.5), (floor - LINE) * item.value / most
        drawing.rect(
            middle - width / 2, floor - height, width, height, "mark open" if item.now else "mark info"
        )
        drawing.text_about(middle, floor - height - 6, item.shown, "value")
        drawing.text(middle, HEIGHT - 6, item.name, "axis", "middle")
    drawing.line((0, floor), (drawing.width, floor), "axis")
