# SPDX-License-Identifier: AGPL-3.0-or-later
"""Stacked shares against a threshold: has a majority of heads, and of areas, been reached?"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from services.portal.ui.charts.chart import Chart, Saying, draw
from services.portal.ui.charts.drawing import LINE, Drawing, fit

BAR = 28
MARK = 8
"""How far the threshold's mark stands out of the bar."""


@dataclass(frozen=True)
class Part:
    """A part of the whole; `shown` is its share as it is written, `meaning` one of the kit's."""

    name: str
    value: int
    shown: str
    meaning: str


@dataclass(frozen=True)
class Stack:
    """One whole with its parts (what they leave is empty) and the share that must be reached."""

    name: str
    whole: int
    parts: tuple[Part, ...]
    threshold: Fraction
    threshold_name: str


def stacked(saying: Saying, stacks: Sequence[Stack]) -> Chart:
    """One bar a whole; below it each part in words with its colour's mark."""
    assert stacks, "something must be shared out"
    for stack in stacks:
        assert sum(part.value for part in stack.parts) <= stack.whole, "parts are of the whole"
        assert 0 < stack.threshold <= 1, "a threshold is a share"

    def height(_: int) -> int:
        return sum(_height(stack) for stack in stacks)

    def fill(drawing: Drawing) -> None:
        top = 0
        for stack in stacks:
            _stack(drawing, stack, top)
            top += _height(stack)

    return draw(saying, height, fill)


def _height(stack: Stack) -> int:
    return LINE * (len(stack.parts) + 2) + BAR + 4 * MARK


def _stack(drawing: Drawing, stack: Stack, top: int) -> None:
    drawing.text(0, top + LINE - 6, fit(stack.name, drawing.width), "value")
    y, left = top + LINE + MARK, 0.0
    drawing.rect(1, y, drawing.width - 2, BAR, "mark empty")
    for number, part in enumerate(stack.parts):
        length = drawing.width * part.value / (stack.whole or 1)
        draw_part = drawing.hatched if number % 2 else drawing.rect
        draw_part(left, y, length, BAR, f"mark {part.meaning}")
        left += length
        line = y + BAR + MARK + LINE * (number + 2)
        draw_part(0, line - 13, 14, 14, f"mark {part.meaning}")
        drawing.text(22, line, fit(f"{part.name} {part.shown}", drawing.width - 22))
    _threshold(drawing, stack, y)


def _threshold(drawing: Drawing, stack: Stack, y: float) -> None:
    x = drawing.width * float(stack.threshold)
    for mark in ("threshold edge", "threshold"):
        drawing.line((x, y - MARK), (x, y + BAR + MARK), mark)
    drawing.text_about(x, y + BAR + MARK + LINE - 7, stack.threshold_name, "axis")
