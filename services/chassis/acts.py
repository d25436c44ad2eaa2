# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which acts of the audit trail are looked for: one way for the list and for the file."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self

from services.chassis import written
from services.chassis.store import Page, UnitOfWork
from services.chassis.store.audit import AuditEntry
from services.chassis.values import OrgPath

SERVED = ("actor", "persons", "act")
"""By the first of these that is given an index finds; the rest is looked at."""


@dataclass(frozen=True)
class Acts:
    """All that is said must hold. `until` lies outside."""

    actor: str | None = None
    person_id: str | None = None
    act: str | None = None
    place: OrgPath | None = None
    since: date | None = None
    until: date | None = None
    emergency: str | None = None

    @classmethod
    def kept(cls, texts: dict[str, str]) -> Self:
        """As `texts()` wrote it."""
        given: dict[str, Any] = dict(texts)
        given |= {name: written.day(texts[name]) for name in ("since", "until") if name in texts}
        given |= {"place": OrgPath(texts["place"])} if "place" in texts else {}
        return cls(**given)

    def texts(self) -> dict[str, str]:
        """What is said, by its name; days as ISO 8601."""
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: str(value) for name, value in said.items() if value is not None}

    def fit(self, entry: AuditEntry) -> bool:
        """Whether all holds but the time, which the ordering bounds."""
        return (
            self.actor in (None, entry.actor)
            and self.act in (None, entry.act)
            and self.emergency in (None, entry.emergency)
            and (self.person_id is None or self.person_id in entry.persons)
            and (self.place is None or (bool(entry.place) and self.place.covers(OrgPath(entry.place))))
        )

    def page(
        self, tx: UnitOfWork, *, sort: str, after: str | None, limit: int, below: str = ""
    ) -> Page[AuditEntry]:
        """Some of them, in the order of `at`; those with an id `below` another alone. Raises BadCursor."""
        asked = dict(zip(SERVED, (self.actor, self.person_id, self.act), strict=True))
        given = {name: text for name, text in asked.items() if text is not None}

        def keep(entry: AuditEntry) -> bool:
            return (not below or entry.id < below) and self.fit(entry)

        looks = below or self.place or self.emergency or len(given) > 1
        return tx.audit_entries.page(
            dict(list(given.items())[:1]),
            sort=sort,
            after=after,
            since=self.since,
            until=self.until,
            limit=limit,
            keep=keep if looks else None,
        )
