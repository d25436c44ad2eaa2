# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bars beside their names: which of several is the largest."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.ui.charts.chart import Chart, Saying, draw
from services.portal.ui.charts.drawing import LINE, NARROW, Drawing, fit, width_of

MOST = 12
BAR = 18
GAP = 8
NAME_SHARE = 0.34
"""Of a wide drawing, for the names."""


@dataclass(frozen=True)
class Bar:
    """`shown` is the value as it is written; `meaning` one of info, good, warn, bad, neutral."""

    name: str
    value: float
    shown: str
    meaning: str = "info"


def bars(saying: Saying, items: Sequence[Bar]) -> Chart:
    """One bar each, in the given order, at most twelve: more belong into the table alone."""
    assert 0 < len(items) <= MOST, "a reader compares a dozen bars, not more"
    assert all(item.value >= 0 for item in items), "a bar begins at zero"

    def height(width: int) -> int:
        return _row(width) * len(items) + GAP

    def fill(drawing: Drawing) -> None:
        most = max(item.value for item in items) or 1
        for number, item in enumerate(items):
            _bar(drawing, item, number * _row(drawing.width), most)

    return draw(saying, height, fill)


def _row(width: int) -> int:
    return LINE + BAR + GAP if width == NARROW else LINE + GAP


def _bar(drawing: Drawing, item: Bar, top: float, most: float) -> None:
    """On a phone the name stands above its bar, at a desk before it."""
    below = drawing.width == NARROW
    left = 0.0 if below else drawing.width * NAME_SHARE
    y = top + LINE if below else top + (LINE - BAR) / 2
    room = drawing.width - left - width_of(item.shown) - GAP
    length = room * item.value / most
    name_room = drawing.width if below else left - GAP
    drawing.text(0, top + LINE - 6, fit(item.name, name_room))
    drawing.rect(left, y, max(length, 2), BAR, f"mark {item.meaning}")
    drawing.text(left + max(length, 2) + GAP / 2, y + BAR - 3, item.shown, "value")
