# SPDX-License-Identifier: AGPL-3.0-or-later
"""How things are written: the one reading of texts, numbers, days and moments for everything that comes in.

Strict and pure. What is not written as described here raises ValueError, whose message holds no value.
"""

import re
import unicodedata
from datetime import UTC, date, datetime, time
from urllib.parse import SplitResult, urlsplit

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)
"""A moment outside of these is a slip of the pen, and near the ends of time no zone can be reckoned with."""

TIME = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"
MONTH = "^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])$"
"""A month, as `2026-03`."""

_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile("-?(0|[1-9][0-9]{0,18})")
_REAL = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
_DIGITS = re.compile("[0-9]+")
_SUSPECT = re.compile("[^\\n\\t -~\u00a1-\u00ac\u00ae-\u02ff\u3001-\u3029\u4e00-\u9fff\uff01-\uff9f]")
"""Everything but common letters, signs and han: only texts with something of it are looked at closely."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile(
    "[\\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_JOINERS = "\u200c\u200d"
_ADDRESS = re.compile(
    "https?://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?([/?][!#-;=?-\\[\\]_a-z~]*)?"
)
"""Brackets hold a whole host or nothing: `[::1].example` is read in two ways."""
_LINE_ENDS = re.compile("\r\n?")


def text(given: str) -> str:
    """A text as it is kept: composed (NFC), with one sign as the end of a line.

    Refused are control characters, marks that change the direction of writing (Unicode TR 36), halves of
    surrogate pairs, and a text of which nothing can be seen. An empty one is left to the field.
    """
    if not _SUSPECT.search(given):
        return given
    plain = _LINE_ENDS.sub("\n", given)
    if _CONTROLS.search(plain):
        raise ValueError("it holds control characters")
    if _DIRECTION.search(plain):
        raise ValueError("it holds marks that change the direction of writing")
    if not plain.isspace() and not _UNSEEN.sub("", plain):
        raise ValueError("nothing of it can be seen")
    return unicodedata.normalize("NFC", plain)


def line(given: str) -> str:
    """A name, a title or an id: one line of text without blanks around it or unseen characters within.

    What joins letters (ZWJ, ZWNJ) and chooses among the forms of one may stand between two that are seen.
    """
    plain = text(given).strip()
    if "\n" in plain or "\t" in plain:
        raise ValueError("it has more than one line")
    for place, found in ((match.start(), match[0]) for match in _UNSEEN.finditer(plain)):
        is_within = 0 < place < len(plain) - 1
        if not (_is_form(found) and place) and not (found in _JOINERS and is_within) and not found.isspace():
            raise ValueError("it holds characters that cannot be seen")
    return plain


def _is_form(character: str) -> bool:
    """Variation selectors, which choose among the forms of the character before."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def day(given: str) -> date:
    """A day, `YYYY-MM-DD`."""
    if not _DAY.fullmatch(given):
        raise ValueError("a day is written as YYYY-MM-DD")
    return day_within_bounds(date.fromisoformat(given))


def day_within_bounds(found: date) -> date:
    """The day. Raises ValueError outside of `EARLIEST` and `LATEST`."""
    if not EARLIEST.year <= found.year < LATEST.year:
        raise ValueError(f"a day lies between {EARLIEST:%Y} and {LATEST:%Y}")
    return found


def day_by(given: str, form: str) -> date:
    """A day as a bank writes it, by a form of `strptime` that has each of %Y, %m and %d."""
    if not given.isascii():
        raise ValueError("a day is written in the digits 0 to 9")
    return day_within_bounds(datetime.strptime(given, form).date())  # noqa: DTZ007 - a day


def moment_by(given: str, form: str) -> datetime:
    """A moment as a source writes it, by a form of `strptime`; with an offset if the form names one."""
    if any(sign.isdecimal() and not sign.isascii() for sign in given):
        raise ValueError("a moment is written in the digits 0 to 9")
    found = datetime.strptime(given, form)  # noqa: DTZ007 - whose clock it is, the caller knows
    day_within_bounds(found.date())
    return found


def month(given: str) -> date:
    """The first day of a month, `YYYY-MM`."""
    if not re.fullmatch(MONTH, given):
        raise ValueError("a month is written as YYYY-MM")
    return date.fromisoformat(f"{given}-01")


def moment(given: str) -> datetime:
    """A point in time with its offset, ISO 8601."""
    if not _MOMENT.fullmatch(given):
        raise ValueError("a moment is written as ISO 8601 text with its offset")
    return within_bounds(datetime.fromisoformat(given))


def within_bounds(found: datetime) -> datetime:
    """The moment, which has an offset. Raises ValueError outside of `EARLIEST` and `LATEST`."""
    if not EARLIEST <= found < LATEST:
        raise ValueError(f"a moment lies between {EARLIEST:%Y} and {LATEST:%Y}")
    return found


def local_moment(given: str) -> datetime:
    """A point in time by the clock of a place, `YYYY-MM-DDTHH:MM`, without an offset."""
    on, _, at = given.partition("T")
    return datetime.combine(day(on), time_of_day(at))


def time_of_day(given: str) -> time:
    """A local time of day, `HH:MM` or `HH:MM:SS`."""
    if not re.fullmatch(TIME, given):
        raise ValueError("a local time of day is written as HH:MM")
    return time.fromisoformat(given)


def whole(given: str) -> int:
    """A whole number of at most 64 bits as it is counted: no blanks, no plus, no zeros in front."""
    if not _WHOLE.fullmatch(given) or not -(2**63) <= int(given) < 2**63 or given == "-0":
        raise ValueError("a whole number is written in digits")
    return int(given)


def real(given: str) -> float:
    """A number as it is counted, with a point before its part."""
    if not _REAL.fullmatch(given):
        raise ValueError("a number is written in digits, with a point before its part")
    return float(given)


def count(given: str, most: int) -> int:
    """A number from 0 to `most`. Raises ValueError."""
    number = whole(given)
    if not 0 <= number <= most:
        raise ValueError(f"a number from 0 to {most}")
    return number


def is_digits(given: str) -> bool:
    """Whether it is nothing but the digits 0 to 9, and some."""
    return _DIGITS.fullmatch(given) is not None


def web_address(given: str) -> SplitResult:
    """An absolute address of http or https in ASCII, in parts: no user, no signs that end a header's word."""
    if not _ADDRESS.fullmatch(given):
        raise ValueError("an address is written as https://host/path")
    parts = urlsplit(given)
    if not parts.hostname or parts.port == 0:
        raise ValueError("an address names a host")
    return parts


def ascii_digits(given: str) -> str:
    """The same with the letters, digits and signs of a Chinese keyboard (full width) in ASCII."""
    return given.translate(_FULL_WIDTH)


_FULL_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
