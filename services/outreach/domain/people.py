# SPDX-License-Identifier: AGPL-3.0-or-later
"""Outreach's own copies of what identity knows of people: names, roles, homes, and who leads whose work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.chassis.values import OrgPath


@dataclass(frozen=True)
class Person:
    """A person as others may know them."""

    id: str
    name: str


@dataclass(frozen=True)
class RoleGrant:
    """A person has a role at a place and everywhere below it."""

    id: str
    person_id: str
    role: str
    path: OrgPath
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ownership:
    """The owners of a unit, with the unit's id; `within`: the unit's place and all above it."""

    id: str
    owners: tuple[str, ...]
    unit: OrgPath
    within: tuple[str, ...]


@dataclass(frozen=True)
class Occupancy:
    """A person lives in a unit or uses it; `until` is a day, ISO 8601."""

    id: str
    person_id: str
    unit: OrgPath
    within: tuple[str, ...]
    until: str | None = None


@dataclass(frozen=True)
class Appointment:
    """A person leads a company's work at a place (项目经理); `until` is a day, ISO 8601."""

    id: str
    company_id: str
    person_id: str
    path: OrgPath
    until: str | None = None


@dataclass(frozen=True)
class CastUnit:
    """A ballot was given for a unit of a vote; kept so long as those who have not voted are reminded."""

    id: str
    at: datetime


def cast_key(vote_id: str, unit_id: str) -> str:
    return f"{vote_id}.{unit_id}"
