# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cursor paging: one sortable text per ordering, so that a page is one range on one index.

An ordering `due_at` is stored as `by_due_at` = the value as sortable text + the id as the tie-break. A cursor
is that text of the last item, wrapped so that clients treat it as opaque.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from services.chassis.store.errors import BadCursor

T = TypeVar("T")

LIMIT = 200
"""The most items a page may have."""

LAST = "~"
"""Sorts after every value: where an ordering's value is absent."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items in order, and the cursor of the next page or None at the end."""

    items: tuple[T, ...]
    next: str | None


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


def to_cursor(key: str) -> str:
    return urlsafe_b64encode(key.encode()).decode().rstrip("=")


def from_cursor(cursor: str) -> str:
    """Raises BadCursor."""
    try:
        key = urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)).decode()
    except ValueError:
        raise BadCursor from None
    if "\x1f" not in key:
        raise BadCursor
    return key
