# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far the names of a collection are indexed by the terms of today."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The id names the collection. `after`: where it goes on; `terms`: the version all are found by."""

    id: str
    terms: int = 0
    after: str = ""
