# SPDX-License-Identifier: AGPL-3.0-or-later
"""Moments, days and times of day as they are taken in: spelt in one way, where time can be reckoned with."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Annotated, Any

from pydantic_core import CoreSchema, core_schema

from services.chassis.clock import to_millis

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)
"""A moment outside of these is a slip of the pen, and near the ends of time no zone can be reckoned with."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"


def _moment(value: object) -> datetime:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        value = datetime.fromisoformat(value)
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError("a moment is written as ISO 8601 text with its offset")
    if not EARLIEST <= value < LATEST:
        raise ValueError(f"a moment lies between {EARLIEST:%Y} and {LATEST:%Y}")
    return to_millis(value)


def _day(value: object) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        value = date.fromisoformat(value)
    if type(value) is not date:
        raise ValueError("a day is written as YYYY-MM-DD")
    if not EARLIEST.year <= value.year < LATEST.year:
        raise ValueError(f"a day lies between {EARLIEST:%Y} and {LATEST:%Y}")
    return value


def _time(value: object) -> time:
    if isinstance(value, str) and re.fullmatch(_TIME, value):
        value = time.fromisoformat(value)
    if not isinstance(value, time) or value.tzinfo is not None:
        raise ValueError("a local time of day is written as HH:MM")
    return value


class _Written:
    """Reads a value by a function of ours: pydantic takes numbers, too, for the seconds since 1970."""

    def __init__(self, read: Callable[[object], Any], **schema: str) -> None:
        self._read = read
        self._schema = schema

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        text = core_schema.plain_serializer_function_ser_schema(
            lambda value: value.isoformat(), when_used="json"
        )
        return core_schema.no_info_plain_validator_function(self._read, serialization=text)

    def __get_pydantic_json_schema__(self, schema: object, handler: object) -> dict[str, Any]:
        return {"type": "string", **self._schema}


Moment = Annotated[datetime, _Written(_moment, format="date-time")]
"""A point in time with its offset, kept as UTC in whole milliseconds."""

Day = Annotated[date, _Written(_day, format="date")]

LocalTime = Annotated[time, _Written(_time, pattern=f"^{_TIME}$")]
"""A time of day where somebody is; JSON Schema's `time` would have an offset."""
