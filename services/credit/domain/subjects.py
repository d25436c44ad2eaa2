# SPDX-License-Identifier: AGPL-3.0-or-later
"""Credit's own copies of what other services know."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from services.chassis.values import OrgPath
from services.credit.domain.facts import fact_id
from services.credit.domain.handover_errors import CompanyHasClosed

PROPERTY = "property_company"
RATED = frozenset({PROPERTY, "contractor"})
"""The kinds of company that have a file: neither departments nor social organisations."""


@dataclass(frozen=True)
class Place:
    """A place of the tree; `within` are all above it, itself and the entrance (单元) that a unit lies in."""

    id: str
    path: OrgPath
    kind: str
    name: str
    active: bool
    within: tuple[str, ...]


@dataclass(frozen=True)
class Company:
    """`until`: the last day of one that has closed, ISO 8601."""

    id: str
    name: str
    kind: str
    until: str | None = None

    def require_open(self, today: date) -> None:
        """Raises CompanyHasClosed."""
        if self.until is not None and self.until < today.isoformat():
            raise CompanyHasClosed(self.id, self.until)


@dataclass(frozen=True)
class Person:
    id: str
    name: str


@dataclass(frozen=True)
class Appointment:
    """A person leads a company's work at a place (项目经理); `since` and `until` are days, ISO 8601."""

    id: str
    company_id: str
    person_id: str
    path: OrgPath
    since: str
    until: str | None = None

    def at(self, within: Container[str], day: date) -> bool:
        """Whether it covers, on a day, the place that lies within all these."""
        return self.path in within and self.on(day)

    def on(self, day: date) -> bool:
        return self.since <= day.isoformat() and (self.until is None or day.isoformat() <= self.until)


@dataclass(frozen=True)
class Assignment:
    """Who was made responsible last for an order, with the order's id."""

    id: str
    assignee_id: str
    kind: str
    path: OrgPath
    category: str


@dataclass(frozen=True)
class Topic:
    """A matter that is up for a decision; `order_id`: the order that it came from, empty if from none."""

    id: str
    order_id: str


@dataclass(frozen=True)
class Work:
    """Work that was ordered for a matter; the order of it has the same id."""

    id: str
    matter: str


def manager_file_id(person_id: str) -> str:
    """The id of a manager's file: what is published of it does not name the person."""
    return fact_id("manager", person_id)
