# SPDX-License-Identifier: AGPL-3.0-or-later
"""One table of a source on its way in: what became of its rows so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class SourceImport:
    """It has the id of the job that does it. `number` is the mapping's version; `dry`: it is only tried."""

    id: str
    source: str
    number: int
    file_id: str
    name: str
    dry: bool
    started_at: datetime
    by: str
    rows: int
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0

    @property
    def done(self) -> int:
        return self.created + self.updated + self.unchanged + self.rejected

    def plus(self, results: Iterable[str]) -> SourceImport:
        """With the results of more rows counted."""
        counts = Counter(results)
        return replace(self, **{name: getattr(self, name) + count for name, count in counts.items()})
