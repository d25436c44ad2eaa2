# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lines of JSON as rows: an object a line, its values plain."""

import json
from collections.abc import Mapping
from typing import Any

from services.chassis import written
from services.identity.domain.feed_errors import RowUnreadable, TooManyRows

MOST_A_PIECE = 500
LONGEST_LINE = 16_384
MOST_CELLS = 100
BOM = b"\xef\xbb\xbf"
Row = Mapping[str, str]


def lines_of(body: bytes, most: int = MOST_A_PIECE) -> list[Row]:
    """Raises RowUnreadable, TooManyRows."""
    lines = [
        (number, line) for number, line in enumerate(body.removeprefix(BOM).split(b"\n"), 1) if line.strip()
    ]
    if len(lines) > most:
        raise TooManyRows(most)
    return [row_of(line, number) for number, line in lines]


def row_of(line: bytes, number: int) -> Row:
    """Raises RowUnreadable."""
    if len(line) > LONGEST_LINE:
        raise RowUnreadable(number, "too long")
    try:
        found = json.loads(line.decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise RowUnreadable(number, "no JSON") from None
    if not isinstance(found, dict) or len(found) > MOST_CELLS:
        raise RowUnreadable(number, "no object")
    return {_text(name, number): _text(value, number) for name, value in found.items()}


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is given twice")
    return found


def _text(value: Any, number: int) -> str:  # noqa: ANN401 - JSON can be anything
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise RowUnreadable(number, "a value is no text")
    try:
        value.encode()
        return " ".join(written.text(value).split())
    except ValueError:
        raise RowUnreadable(number, "a text cannot be read") from None
