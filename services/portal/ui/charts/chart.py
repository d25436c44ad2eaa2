# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every chart is: one sentence that says what is seen, two pictures, and the numbers as a table."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from services.portal.ui.charts.drawing import NARROW, WIDE, Drawing


@dataclass(frozen=True)
class Numbers:
    """The table behind a chart: everything that it shows, as the language writes it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Saying:
    """A chart in words. `name` is unique in the page; `finding` is the one sentence to take away."""

    name: str
    title: str
    finding: str
    numbers: Numbers

    def __post_init__(self) -> None:
        assert self.finding, "a chart without a finding is decoration"


@dataclass(frozen=True)
class Chart:
    """`narrow` is for phones, `wide` for desks: text keeps its size in both."""

    saying: Saying
    narrow: Markup
    wide: Markup


def draw(saying: Saying, height: Callable[[int], int], fill: Callable[[Drawing], None]) -> Chart:
    """Both pictures. `height` says how high one of a width must be, `fill` draws into it."""

    def picture(width: int) -> Markup:
        name = f"{saying.name}-{'narrow' if width == NARROW else 'wide'}"
        drawing = Drawing(name, (width, height(width)), saying.title, saying.finding)
        fill(drawing)
        return drawing.svg()

    return Chart(saying, picture(NARROW), picture(WIDE))
