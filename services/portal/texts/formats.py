# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a language writes numbers, amounts, shares, spans and dates: all of it by CLDR, through Babel."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_skeleton, get_timezone_name
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_precision
from babel.units import format_unit

LOCALES = {"zh": Locale("zh", "CN", "Hans"), "en": Locale("en", "GB")}
CHINA = "Asia/Shanghai"
"""The zone that is not named: all of China has it."""

UNITS = (("year", 31_556_952), ("month", 2_629_746), ("day", 86_400), ("hour", 3_600), ("minute", 60))
"""Units of a span and their seconds; years and months are the mean ones of the Gregorian calendar."""

MONTHS_FROM = 60 * 86_400
"""Up to here a span is told in days, as limits are."""


class Formats:
    """One language, and the zone in which its times are told."""

    def __init__(self, language: str, zone: str = CHINA) -> None:
        self.language = language
        self.locale = LOCALES[language]
        self.zone = ZoneInfo(zone)

    def number(self, value: float | Decimal) -> str:
        """`1234567` → “1,234,567”."""
        return format_decimal(value, locale=self.locale)

    def money(self, minor: int, currency: str = "CNY") -> str:
        """An amount in the currency's smallest unit (fen, cents)."""
        amount = Decimal(minor).scaleb(-get_currency_precision(currency))
        return format_currency(amount, currency, locale=self.locale)

    def percent(self, part: int, whole: int) -> str:
        """Whole percents, but never 0 or 100 where it is only nearly so. `whole` is above 0."""
        assert whole > 0, "a share of nothing has no number"
        rounded = Decimal(100 * part / whole).quantize(Decimal(1))
        if rounded == 0 and part:
            return "<" + format_percent(Decimal("0.01"), locale=self.locale)
        if rounded == 100 and part < whole:  # noqa: PLR2004 - of a hundred
            return ">" + format_percent(Decimal("0.99"), locale=self.locale)
        return format_percent(rounded / 100, locale=self.locale)

    def span(self, seconds: int) -> str:
        """A span of time in its two largest units; below a minute it is empty."""
        for (unit, size), (smaller, smaller_size) in pairwise(UNITS):
            if seconds >= (MONTHS_FROM if unit == "month" else size):
                rest = seconds % size // smaller_size
                return self.unit(unit, seconds // size) + (f" {self.unit(smaller, rest)}" if rest else "")
        minutes = seconds // 60
        return self.unit("minute", minutes) if minutes else ""

    def unit(self, unit: str, count: int) -> str:
        """`hour`, 2 → “2小时”, “2 hrs”."""
        return format_unit(count, f"duration-{unit}", "short", locale=self.locale)

    def clock(self, at: datetime) -> str:
        """The time of day: “18:30”."""
        return format_skeleton("Hm", at, tzinfo=self.zone, locale=self.locale)

    def day(self, on: date, *, year: bool = True) -> str:
        """“2026年11月25日周三”, “Wed, 25 Nov 2026”."""
        at = datetime(on.year, on.month, on.day, tzinfo=self.zone)
        return format_skeleton("yMMMEd" if year else "MMMEd", at, tzinfo=self.zone, locale=self.locale)

    def weekdays(self) -> tuple[str, ...]:
        """From Monday on: “周一”, “Mon”."""
        monday = datetime(2024, 1, 1, tzinfo=self.zone)
        days = (monday + timedelta(number) for number in range(7))
        return tuple(format_skeleton("E", day, tzinfo=self.zone, locale=self.locale) for day in days)

    def month(self, text: str) -> str:
        """`2015-03` → “2015年3月”, “Mar 2015”."""
        return self._month("yMMM", text)

    def short_month(self, text: str) -> str:
        """`2015-03` → “3月”, “Mar”: for an axis."""
        return self._month("MMM", text)

    def moment(self, at: datetime) -> str:
        """Date, weekday and time of day where the district lies, with the zone's name outside China."""
        day = self.day(at.astimezone(self.zone).date())
        return " ".join(part for part in (day, self.clock(at), self.zone_name) if part)

    @property
    def zone_name(self) -> str:
        """“北美东部时间”, “Eastern Time”; empty for China's."""
        if self.zone.key == CHINA:
            return ""
        return get_timezone_name(self.zone, width="long", zone_variant="generic", locale=self.locale)

    def _month(self, skeleton: str, text: str) -> str:
        year, number = map(int, text.split("-"))
        at = datetime(year, number, 1, tzinfo=self.zone)
        return format_skeleton(skeleton, at, tzinfo=self.zone, locale=self.locale)
