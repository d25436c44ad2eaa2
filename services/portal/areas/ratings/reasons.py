# SPDX-License-Identifier: AGPL-3.0-or-later
"""The lines of a rating as a table: what happened, by which rule it counts, how many points, and why so."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from services.portal.page_context import visit

HUNDREDTHS = 100


def rows_of(lines: Iterable[Mapping[str, Any]]) -> list[tuple[str, ...]]:
    """The latest first."""
    words = visit().words
    return [
        (
            words.name("rated_fact", line["kind"]),
            words.day(_day(line["happened_on"])),
            line["rule"],
            points(line["points"]),
            words.name("line_status", line["status"]),
        )
        for line in reversed(list(lines))
    ]


def points(hundredths: int) -> str:
    """Points with their sign, as people write them."""
    text = visit().words.number(abs(hundredths) / HUNDREDTHS)
    return f"+{text}" if hundredths > 0 else f"−{text}" if hundredths < 0 else text


def _day(value: str | date) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
