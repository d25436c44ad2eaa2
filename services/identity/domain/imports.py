# SPDX-License-Identifier: AGPL-3.0-or-later
"""One register of a source on its way in: what became of its rows so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from services.chassis.values import OrgPath


@dataclass(frozen=True, kw_only=True)
class RegisterImport:
    """It has the id of the job that does it. `number` is the mapping's version; `dry`: it is only tried.

    `at`: the place that it is a register of. `as_of`: the day of which it tells. `batch`: what the source
    calls it; a batch that comes again has the same `digest`. Results count rows.
    """

    id: str
    source: str
    number: int
    file_id: str
    digest: str
    name: str
    batch: str
    at: OrgPath
    as_of: date
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

    def plus(self, results: Iterable[tuple[str, int]]) -> RegisterImport:
        """With the results of more rows counted."""
        counts: dict[str, int] = {}
        for name, rows in results:
            counts[name] = counts.get(name, 0) + rows
        return replace(self, **{name: getattr(self, name) + count for name, count in counts.items()})
