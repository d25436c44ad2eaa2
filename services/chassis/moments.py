# SPDX-License-Identifier: AGPL-3.0-or-later
"""Moments, days and times of day as they are taken in: spelt in one way, where time can be reckoned with."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Annotated, Any

from pydantic_core import CoreSchema, core_schema

from services.chassis import written
from services.chassis.clock import to_millis


def _moment(value: object) -> datetime:
    if isinstance(value, str):
        value = written.moment(value)
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError("a moment is written as ISO 8601 text with its offset")
    return to_millis(written.within_bounds(value))


def _day(value: object) -> date:
    if isinstance(value, str):
        value = written.day(value)
    if type(value) is not date:
        raise ValueError("a day is written as YYYY-MM-DD")
    return written.day_within_bounds(value)


def _time(value: object) -> time:
    if isinstance(value, str):
        value = written.time_of_day(value)
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

LocalTime = Annotated[time, _Written(_time, pattern=f"^{written.TIME}$")]
"""A time of day where somebody is; JSON Schema's `time` would have an offset."""
