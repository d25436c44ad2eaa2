# SPDX-License-Identifier: AGPL-3.0-or-later
"""The identity map of a transaction: what it knows of stored aggregates, each read once and one value."""

from dataclasses import dataclass
from typing import Any

from services.chassis.values import StaleVersion

Place = tuple[str, str]
"""A collection's name and the key of a document in it."""


@dataclass(slots=True)
class Known:
    """One stored aggregate.

    Attributes:
        version: that which it has, or will have at commit.
        sequence: that of its newest event; of a copy that of the owner's event which it shows.
        removed: the transaction deletes it; added again, its versions and sequences go on.

    """

    value: Any
    version: int
    sequence: int
    removed: bool = False


class IdentityMap:
    """Also the versions on which the caller insists (`If-Match`), each compared once, at the first load."""

    def __init__(self) -> None:
        self._known: dict[Place, Known | None] = {}
        self._expected: dict[Place, tuple[str, int]] = {}

    def __contains__(self, place: Place) -> bool:
        """Whether the transaction has looked there, found or not."""
        return place in self._known

    def find(self, place: Place) -> Known | None:
        """What is there as this transaction sees it."""
        known = self._known.get(place)
        return None if known is None or known.removed else known

    def removed(self, place: Place) -> Known | None:
        """What this transaction deletes there."""
        known = self._known.get(place)
        return known if known and known.removed else None

    def remember(self, place: Place, known: Known | None) -> None:
        """What is there, or None. Raises StaleVersion when it is not the expected version."""
        if known:
            self.compare(place, known.version)
        self._known[place] = known

    def expect(self, place: Place, item_id: str, version: int) -> None:
        """Insist on a version. Raises StaleVersion, at once if it is known already."""
        self._expected[place] = (item_id, version)
        known = self.find(place)
        if known:
            self.compare(place, known.version)

    @property
    def unmet(self) -> list[Place]:
        """Where a version is expected that has not been compared yet."""
        return list(self._expected)

    def compare(self, place: Place, current: int) -> None:
        """Compare what is there with what is expected, if anything is. Raises StaleVersion."""
        item_id, expected = self._expected.pop(place, ("", current))
        if expected != current:
            raise StaleVersion(item_id, expected, current)
