# SPDX-License-Identifier: AGPL-3.0-or-later
"""Values as a document holds them: a tuple becomes a list, a day or a time of day its text."""

from datetime import date, datetime, time
from typing import Any

_PLAIN = frozenset((str, int, float, bool, bytes, datetime, type(None)))


def storable(value: Any) -> Any:  # noqa: ANN401 - any plain value goes in and out
    if type(value) in _PLAIN:
        return value
    if isinstance(value, dict):
        return {key: item if type(item) in _PLAIN else storable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [storable(item) for item in value]
    if isinstance(value, date | time) and not isinstance(value, datetime):
        return value.isoformat()
    return value
