# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finance's own copies of what identity knows: places with areas, who owns units, who works for companies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.chassis.values import OrgPath
from services.finance.domain.spending_errors import CompanyHasClosed

UNIT, ENTRANCE = "unit", "entrance"


@dataclass(frozen=True)
class Place:
    """A place of the tree; `within` are all above it, itself and the entrance (单元) that a unit lies in.

    `area`: of a unit, in hundredths of a square metre, as far as it is known.
    """

    id: str
    path: OrgPath
    kind: str
    name: str
    active: bool
    within: tuple[str, ...]
    area: int | None = None

    def lies_in(self, place: str) -> bool:
        """Whether it is the place, hangs below it, or is a unit of that entrance."""
        return place in self.within


@dataclass(frozen=True)
class Ownership:
    """The owners of a unit, with the unit's id; the first day of it in ISO 8601."""

    id: str
    path: OrgPath
    owners: tuple[str, ...]
    payer: str
    since: str


@dataclass(frozen=True)
class Company:
    """`until`: the last day of one that has closed, ISO 8601."""

    id: str
    name: str
    until: str | None = None

    def require_open(self, today: date) -> None:
        """Raises CompanyHasClosed."""
        if self.until is not None and self.until < today.isoformat():
            raise CompanyHasClosed(self.id, self.until)


@dataclass(frozen=True)
class Appointment:
    """A person leads a company's work at a place (项目经理); `until` is a day, ISO 8601."""

    id: str
    company_id: str
    person_id: str
    path: OrgPath
    until: str | None = None
