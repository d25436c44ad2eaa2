# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lines over time: how shares rise and fall, on an axis from none to all."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.ui.charts.chart import Chart, Saying, draw
from services.portal.ui.charts.drawing import LETTER, LINE, NARROW, Drawing, fit, width_of

SHAPES = ("circle", "square", "diamond")
"""One a series: what can be told apart without colour is also the most that a reader follows."""

MOST = {"narrow": 6, "wide": 12}
PLOT = 150


@dataclass(frozen=True)
class Line:
    """A series of shares between 0 and 1, one a month; none where there was nothing to divide by.

    `last` is the newest share as it is written.
    """

    name: str
    shares: tuple[float | None, ...]
    last: str


def lines(
    saying: Saying, months: Sequence[str], series: Sequence[Line], scale: tuple[str, str, str]
) -> Chart:
    """At most three series over at most twelve months; `scale` is how 0, 50 and 100 % are written."""
    assert 0 < len(series) <= len(SHAPES), "three lines at most"
    assert all(len(line.shares) == len(months) for line in series), "a share or none for each month"
    assert 0 < len(months) <= MOST["wide"], "a year of months, not more"

    def height(_: int) -> int:
        return LINE * len(series) + PLOT + LINE

    def fill(drawing: Drawing) -> None:
        shown = MOST["narrow" if drawing.width == NARROW else "wide"]
        _legend(drawing, series)
        plot = _Plot(drawing, LINE * len(series), scale, months[-shown:])
        for line, shape in zip(series, SHAPES, strict=False):
            plot.line(line.shares[-shown:], shape)

    return draw(saying, height, fill)


def _legend(drawing: Drawing, series: Sequence[Line]) -> None:
    for number, (line, shape) in enumerate(zip(series, SHAPES, strict=False)):
        middle = LINE * number + LINE / 2
        drawing.point(8, middle, shape, f"dot {shape}")
        drawing.text(24, middle + 6, fit(f"{line.name} {line.last}", drawing.width - 24))


class _Plot:
    """The field of the lines, and where on it a month's share lies."""

    def __init__(
        self, drawing: Drawing, top: int, scale: tuple[str, str, str], months: Sequence[str]
    ) -> None:
        self._drawing = drawing
        self._left = max(width_of(word) for word in scale) + 8
        self._top, self._height = top + LETTER, PLOT - LETTER
        self._step = (drawing.width - self._left) / len(months)
        for share, word in zip((0, 0.5, 1), scale, strict=True):
            y = self._y(share)
            drawing.line((self._left, y), (drawing.width, y), "axis" if share == 0 else "grid")
            drawing.text(self._left - 6, y + 5, word, "axis", "end")
        for number, month in enumerate(months):
            drawing.text(self._x(number), drawing.height - 4, month, "axis", "middle")

    def line(self, shares: Sequence[float | None], shape: str) -> None:
        """A line where months follow each other; a month alone is its point."""
        run: list[tuple[float, float]] = []
        for number, share in enumerate([*shares, None]):
            if share is not None:
                run.append((self._x(number), self._y(share)))
                continue
            if len(run) > 1:
                self._drawing.path(run, f"line {shape}")
            for x, y in run:
                self._drawing.point(x, y, shape, f"dot {shape}")
            run = []

    def _x(self, number: int) -> float:
        return self._left + self._step * (number + 0.5)

    def _y(self, share: float) -> float:
        return self._top + self._height * (1 - share)
