# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cursor paging: one sortable text per ordering, so that a page is one range on one index.

An ordering `due_at` is stored as `by_due_at` = the value as sortable text + the id as the tie-break. A cursor
is that text of the last item, wrapped so that clients treat it as opaque; `<` in it leads back from there.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from services.chassis import written
from services.chassis.store.errors import BadCursor

T = TypeVar("T")

LIMIT = 200
"""The most items a page may have."""

MOMENT_LENGTH = len("2015-03-02T09:00:00.000")

LAST = "~"
"""Sorts after every value: where an ordering's value is absent."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items in order, and the cursors of the pages behind and before it, None where there is none.

    The first page and lists that do not lead back name no page before.
    """

    items: tuple[T, ...]
    next: str | None
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A key in one of a list's bands, and which way it is read from there; without a key: its beginning."""

    key: str = ""
    band: int = 0
    backwards: bool = False


def sortable(value: object, item_id: str) -> str:
    """Text that sorts as (value, id) does; an absent value sorts last."""
    if value is None:
        head = LAST
    elif isinstance(value, datetime):
        head = value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]
    elif isinstance(value, bool | int):
        head = f"{int(value) + 10**15:016d}"
    else:
        head = str(value)
    return f"{head}\x1f{item_id}"


def to_cursor(position: Position) -> str:
    text = f"{'<' if position.backwards else '>'}{position.band}{position.key}"
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def from_cursor(cursor: str) -> Position:
    """Raises BadCursor."""
    try:
        text = urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)).decode()
    except ValueError:
        raise BadCursor from None
    way, band, key = text[:1], text[1:2], text[2:]
    if way not in ("<", ">") or not written.is_digits(band) or not key:
        raise BadCursor
    return Position(key, int(band), way == "<")
