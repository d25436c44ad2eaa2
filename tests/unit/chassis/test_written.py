# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is taken in: one way to write each thing, and everything else is refused."""

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis import written

READERS = (
    written.text,
    written.line,
    written.day,
    written.month,
    written.moment,
    written.local_moment,
    written.time_of_day,
    written.whole,
)


@pytest.mark.parametrize(
    "kept", ["x", "四三张", "a\tb\nc", "迪丽热巴·买买提", "𠮷野家", "👨‍👩‍👧", "葛\U000e0100城", "é", " ", ""]
)
def test_text_that_stays(kept: str) -> None:
    assert written.text(kept) == kept


def test_line_ends_and_letters_have_one_form() -> None:
    assert written.text("a\r\nb\rc") == "a\nb\nc"
    assert written.text("e\u0301") == "é"


@pytest.mark.parametrize(
    "bad",
    [
        "\x00",
        "a\x00b",
        "a\x1bb",
        "a\x7f",
        "a\x85b",
        "a\u2028b",
        "\u202e四三",
        "\u2066a",
        "a\u200e",
        "\u061ca",
        "\u200b",
        "\u200b\u200b ",
        "\ufeff",
        "\u00ad",
        "\u3164",
        "\u115f",
        "\ufe0f",
        "\u2800",
        "\U000e0001",
        "\ud83d",
    ],
)
def test_text_that_is_refused(bad: str) -> None:
    for read in (written.text, written.line):
        with pytest.raises(ValueError, match=r"\w"):
            read(bad)


@pytest.mark.parametrize(
    "bad", ["a\nb", "a\tb", "张\u200b三", "张三\ufeff", "a\u00adb", "\u200da", "a\u200d"]
)
def test_a_line_has_nothing_unseen(bad: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        written.line(bad)


def test_a_line_is_trimmed() -> None:
    assert written.line("\u3000 张 三 ") == "张 三"
    assert written.line("👨‍👩‍👧") == "👨‍👩‍👧"
    assert written.line("❤\ufe0f") == "❤\ufe0f"


@pytest.mark.parametrize(
    "bad", [" 5", "+5", "01", "1.0", "1_0", "５", "٥", "-0", "", "1e5", str(2**63), "9" * 5000, "\n5"]
)
def test_numbers_that_are_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        written.whole(bad)


@pytest.mark.parametrize("number", [0, 5, -5, 2**63 - 1, -(2**63)])
def test_numbers(number: int) -> None:
    assert written.whole(str(number)) == number


@pytest.mark.parametrize(
    ("read", "bad"),
    [
        (written.day, "1704067200"),
        (written.day, "20240101"),
        (written.day, "2024-1-1"),
        (written.day, "2024-02-30"),
        (written.day, "1899-12-31"),
        (written.day, "２０２４-01-01"),
        (written.day, "2024-W01-1"),
        (written.month, "20٢٤-01"),
        (written.month, "2024-13"),
        (written.month, "1500-01"),
        (written.moment, "46346"),
        (written.moment, "2024-01-01T00:00:00"),
        (written.moment, "9999-12-31T23:59:59-12:00"),
        (written.moment, "0001-01-01T00:00:00+14:00"),
        (written.moment, "2024-01-01T00:00:00+99:00"),
        (written.moment, "2024-01-01T24:00:00Z"),
        (written.local_moment, "2024-01-01T09:00+08:00"),
        (written.local_moment, "2024-01-01"),
        (written.time_of_day, "24:00"),
        (written.time_of_day, "9:00"),
    ],
)
def test_times_that_are_refused(read: Callable[[str], object], bad: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read(bad)


def test_a_month_is_its_first_day() -> None:
    assert written.month("2024-02") == date(2024, 2, 1)


def test_full_width_becomes_ascii() -> None:
    assert written.ascii_digits("ａ＠１２　３") == "a@12 3"


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_nothing_else_is_thrown_and_reading_twice_is_reading_once(junk: str) -> None:
    for read in READERS:
        try:
            read(junk)
        except ValueError:
            continue
    try:
        once = written.text(junk)
    except ValueError:
        return
    assert written.text(once) == once == unicodedata.normalize("NFC", once)
    assert "\r" not in once


@pytest.mark.parametrize(
    "bad",
    [
        "http://[",
        "https://e.example;x/",
        "https://a b/",
        'https://a"/',
        "https://u@a/",
        "//a",
        "javascript:x",
        "https://",
        "https://a:0/",
        "https://a:99999/",
        "https://例/",
        "https://[::1].evil.example/",
        "https://evil.example[::1]/",
        "https://[]/",
        "https://a/\r\nX: y",
    ],
)
def test_addresses_that_are_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        written.web_address(bad)


@pytest.mark.parametrize(
    "good", ["https://a.example", "http://[::1]:8400/x?y=1&z=%20", "http://localhost:8400/log-in/back"]
)
def test_addresses(good: str) -> None:
    assert written.web_address(good).geturl() == good
