# SPDX-License-Identifier: AGPL-3.0-or-later
"""Charts: nothing sticks out, nothing is told by colour alone, every text can be read."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.portal.ui.charts.bars import Bar, bars
from services.portal.ui.charts.chart import Chart, Numbers, Saying
from services.portal.ui.charts.columns import Column, columns
from services.portal.ui.charts.drawing import LETTER, NARROW, fit, width_of
from services.portal.ui.charts.gauge import Limit, gauge
from services.portal.ui.charts.heat import level
from services.portal.ui.charts.lines import Line, lines
from services.portal.ui.charts.samples import samples
from services.portal.ui.charts.stacked import Part, Stack, stacked

NUMBERS = Numbers("caption", ("a", "b"), (("x", "1"),))
SAYING = Saying("one", "Title", "What is seen.", NUMBERS)
SMALLEST_FIGURE_PX = 254
"""What the page leaves for a figure on a screen of 320 px."""

LEAST_TEXT_PX = 14
ROUNDING = 1
COUNTS = st.integers(0, 99_999)
NAMES = st.text("弇山社区ab cW", min_size=1, max_size=60)


def pictures(chart: Chart) -> Iterator[Element]:
    yield from (fromstring(picture) for picture in (chart.narrow, chart.wide))


def assert_inside(chart: Chart) -> None:
    """Every shape and every text lies in its picture."""
    for picture in pictures(chart):
        _, _, width, height = map(float, picture.attrib["viewBox"].split())
        for shape in picture.iter():
            for left, right, top, bottom in _extent(shape):
                assert -ROUNDING <= left <= right <= width + ROUNDING, shape.attrib
                assert -ROUNDING <= top <= bottom <= height + ROUNDING, shape.attrib


def _extent(shape: Element) -> Iterator[tuple[float, float, float, float]]:
    """Left, right, top and bottom."""
    at = shape.attrib
    if shape.tag == "rect":
        x, y, width, height = (float(at[name]) for name in ("x", "y", "width", "height"))
        yield x, x + width, y, y + height
    elif shape.tag == "circle":
        x, y, r = (float(at[name]) for name in ("cx", "cy", "r"))
        yield x - r, x + r, y - r, y + r
    elif shape.tag == "text":
        width = width_of(shape.text or "")
        left = float(at["x"]) - width * {"start": 0, "middle": 0.5, "end": 1}[at["text-anchor"]]
        yield left, left + width, float(at["y"]) - LETTER * 0.8, float(at["y"])
    elif shape.tag in ("polyline", "polygon"):
        for point in at["points"].split():
            x, y = map(float, point.split(","))
            yield x, x, y, y


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_stays_inside_and_is_named(language: str) -> None:
    for chart in samples(language).values():
        assert_inside(chart)
        for picture in pictures(chart):
            assert picture.attrib["role"] == "img"
            named = {element.attrib.get("id") for element in picture if element.text}
            assert set(picture.attrib["aria-labelledby"].split()) <= named


def test_no_text_is_smaller_than_14_px_on_the_smallest_screen() -> None:
    assert LETTER * SMALLEST_FIGURE_PX / NARROW >= LEAST_TEXT_PX
    for chart in samples("zh").values():
        for picture in pictures(chart):
            assert float(picture.attrib["font-size"]) == LETTER
            assert not any("font-size" in element.attrib for element in picture)


def test_no_picture_carries_style_or_script() -> None:
    for chart in samples("en").values():
        assert "style" not in chart.narrow + chart.wide
        assert "<script" not in chart.narrow + chart.wide


def test_names_are_unique_in_the_page() -> None:
    found = [
        element.attrib["id"]
        for chart in samples("zh").values()
        for picture in pictures(chart)
        for element in picture.iter()
        if "id" in element.attrib
    ]
    assert len(found) == len(set(found))


def test_a_hostile_name_stays_a_text() -> None:
    chart = bars(SAYING, [Bar("<script>&\"'", 1, "1")])
    assert "<script>" not in chart.narrow
    assert "<script>&\"'" in [element.text for element in fromstring(chart.wide)]


@given(st.lists(st.tuples(NAMES, COUNTS), min_size=1, max_size=12))
def test_bars_stay_inside_whatever_they_show(found: list[tuple[str, int]]) -> None:
    chart = bars(SAYING, [Bar(name, count, str(count)) for name, count in found])
    assert_inside(chart)


@given(st.lists(st.integers(0, 9_999), min_size=1, max_size=12))
def test_columns_stay_inside_and_a_phone_shows_the_latest_six(found: list[int]) -> None:
    chart = columns(SAYING, [Column("12月", count, str(count)) for count in found])
    assert_inside(chart)
    narrow, wide = pictures(chart)
    assert len(narrow.findall("rect")) == min(6, len(found))
    assert len(wide.findall("rect")) == len(found)
    for picture in (narrow, wide):
        values = [one for text in picture.findall("text[@class='words value']") for one in _extent(text)]
        assert all(left[1] <= right[0] for left, right in pairwise(values))


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=1, max_size=12))
def test_a_month_without_a_share_is_a_gap(shares: list[float | None]) -> None:
    months = ["12月"] * len(shares)
    chart = lines(SAYING, months, [Line("按时率", tuple(shares), "92%")], ("0%", "50%", "100%"))
    assert_inside(chart)
    wide = fromstring(chart.wide)
    legend = 1
    assert len(wide.findall("circle")) == sum(share is not None for share in shares) + legend
    assert all(len(run.attrib["points"].split()) > 1 for run in wide.findall("polyline"))


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 10**6), st.fractions(0.01, 1))
def test_parts_fill_their_share_of_the_whole(whole: int, yes: int, no: int, threshold: Fraction) -> None:
    yes = min(yes, whole)
    no = min(no, whole - yes)
    parts = (Part("同意", yes, "1%", "good"), Part("反对", no, "2%", "bad"))
    chart = stacked(SAYING, [Stack("面积", whole, parts, threshold, "需三分之二以上")])
    assert_inside(chart)
    mark = fromstring(chart.wide).find("line")
    assert mark is not None
    assert float(mark.attrib["x1"]) == pytest.approx(576 * float(threshold), abs=0.1)


@pytest.mark.parametrize(
    ("used", "meaning"), [(0, "good"), (74, "good"), (75, "warn"), (100, "warn"), (101, "bad"), (900, "bad")]
)
def test_a_gauge_warns_before_the_limit_and_tells_when_it_is_passed(used: int, meaning: str) -> None:
    limit = Limit(used, 100, f"已用 {used}", "上限 100")
    assert limit.meaning == meaning
    assert_inside(gauge(SAYING, limit))


def test_a_day_s_level_is_its_quarter_of_the_most() -> None:
    assert [level(value, 8) for value in (0, 1, 2, 3, 4, 6, 7, 8)] == [0, 1, 1, 2, 2, 3, 4, 4]
    assert level(0, 0) == 0


def test_a_long_name_is_cut_with_a_sign() -> None:
    assert fit("弇山社区", 64) == "弇山社区"
    assert fit("弇山社区居民委员会", 64) == "弇山社…"


@pytest.mark.parametrize(
    "draw",
    [
        lambda: bars(SAYING, []),
        lambda: bars(SAYING, [Bar("a", 1, "1")] * 13),
        lambda: bars(SAYING, [Bar("a", -1, "-1")]),
        lambda: columns(SAYING, [Column("a", 1, "1")] * 13),
        lambda: lines(SAYING, ["a"], [Line("a", (0.5, 0.5), "50%")], ("0", "50", "100")),
        lambda: stacked(SAYING, [Stack("a", 1, (Part("b", 2, "200%", "good"),), Fraction(1, 2), "c")]),
        lambda: gauge(SAYING, Limit(1, 0, "1", "0")),
        lambda: Saying("a", "b", "", NUMBERS),
    ],
)
def test_what_cannot_be_drawn_is_a_fault_of_the_page(draw) -> None:
    with pytest.raises(AssertionError):
        draw()


def test_a_calendar_ends_on_its_last_day() -> None:
    narrow, wide = pictures(samples("en")["heat"])
    assert len(narrow.findall("rect")) == 9 * 7 + 6, "ten weeks up to a Saturday"
    assert len(wide.findall("rect")) == 23 * 7 + 6
