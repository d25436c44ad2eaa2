# SPDX-License-Identifier: AGPL-3.0-or-later
"""An SVG without script and without inline style: shapes get their colours from classes."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

LETTER = 16
"""The height of all text, in a drawing's own units."""

LINE = 24
"""From one line of text to the next."""

NARROW, WIDE = 280, 576
"""Widths. At 320 px the page leaves 254 px for a figure: 16 units are then still 14 px high."""

FULL_WIDTH_FROM = "\u1100"
"""Letters from here on (Chinese among them) are as wide as high; Latin ones are narrower."""

LATIN, BROAD = 0.64, "%@MWmw—"
"""Most Latin letters in their own height; these few are as wide as high."""


class Drawing:
    """One picture of a chart; its name is unique in the page."""

    def __init__(self, name: str, size: tuple[int, int], title: str, description: str) -> None:
        self.width, self.height = size
        self._name = name
        self._hatch = False
        labels = (f"{name}-title", f"{name}-description")
        self._root = Element(
            "svg",
            {
                "class": "chart-narrow" if self.width == NARROW else "chart-wide",
                "viewBox": f"0 0 {self.width} {self.height}",
                "font-size": str(LETTER),
                "role": "img",
                "aria-labelledby": " ".join(labels),
            },
        )
        for tag, label, text in zip(("title", "desc"), labels, (title, description), strict=True):
            SubElement(self._root, tag, {"id": label}).text = text

    def rect(self, x: float, y: float, width: float, height: float, mark: str) -> None:
        facts = {"x": x, "y": y, "width": width, "height": height}
        SubElement(self._root, "rect", {"class": mark, **_numbers(facts)})

    def hatched(self, x: float, y: float, width: float, height: float, mark: str) -> None:
        """A rectangle that is told from its neighbour without its colour."""
        pattern = f"{self._name}-hatch"
        if not self._hatch:
            self._hatch = True
            facts = {"width": "8", "height": "8", "patternUnits": "userSpaceOnUse"}
            lines = SubElement(self._root, "pattern", {"id": pattern, **facts})
            SubElement(lines, "path", {"class": "hatch", "d": "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4"})
        self.rect(x, y, width, height, mark)
        facts = _numbers({"x": x, "y": y, "width": width, "height": height})
        SubElement(self._root, "rect", {"class": "over", "fill": f"url(#{pattern})", **facts})

    def line(self, start: tuple[float, float], end: tuple[float, float], mark: str) -> None:
        facts = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
        SubElement(self._root, "line", {"class": mark, **_numbers(facts)})

    def path(self, points: Iterable[tuple[float, float]], mark: str) -> None:
        """Straight lines from point to point."""
        told = " ".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in points)
        SubElement(self._root, "polyline", {"class": mark, "points": told})

    def point(self, x: float, y: float, shape: str, mark: str) -> None:
        """A `circle`, `square` or `diamond`, so that series differ without their colours."""
        if shape == "circle":
            SubElement(self._root, "circle", {"class": mark, **_numbers({"cx": x, "cy": y, "r": 5})})
            return
        reach = 6 if shape == "diamond" else 4.5
        corners = (
            ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
            if shape == "diamond"
            else (
                (x - reach, y - reach),
                (x + reach, y - reach),
                (x + reach, y + reach),
                (x - reach, y + reach),
            )
        )
        told = " ".join(f"{round(a, 1):g},{round(b, 1):g}" for a, b in corners)
        SubElement(self._root, "polygon", {"class": mark, "points": told})

    def text(self, x: float, y: float, words: str, mark: str = "", anchor: str = "start") -> None:
        """`y` is the line that the letters stand on."""
        facts = {"class": f"words {mark}".strip(), "text-anchor": anchor, **_numbers({"x": x, "y": y})}
        SubElement(self._root, "text", facts).text = words

    def text_about(self, x: float, y: float, words: str, mark: str = "") -> None:
        """The words centred at a place, moved in where they would stick out."""
        shown = fit(words, self.width)
        half = width_of(shown) / 2
        self.text(min(max(x, half), self.width - half), y, shown, mark, "middle")

    def svg(self) -> Markup:
        return Markup(tostring(self._root, encoding="unicode"))  # noqa: S704 - escaped by ElementTree


def width_of(words: str) -> float:
    """About how wide a text is, in units."""
    return sum(LETTER * (1 if letter >= FULL_WIDTH_FROM or letter in BROAD else LATIN) for letter in words)


def fit(words: str, width: float) -> str:
    """The text, cut with “…” where it is wider than its room: the chart's table has it whole."""
    if width_of(words) <= width:
        return words
    while words and width_of(words + "…") > width:
        words = words[:-1]
    return words.rstrip() + "…"


def _numbers(facts: dict[str, float]) -> dict[str, str]:
    return {name: f"{round(value, 1):g}" for name, value in facts.items()}
