# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused of incidents. Clients branch on the code."""

from dataclasses import dataclass
from datetime import datetime

from services.chassis.values import DomainError


@dataclass(eq=False)
class IncidentOver(DomainError):
    """What is over is told no more and covers nothing."""

    code = "dispatch.incident_over"
    title = "The incident is over"

    incident: str


@dataclass(eq=False)
class IncidentEndsBeforeItBegins(DomainError):
    """The expected end lies behind the beginning."""

    code = "dispatch.incident_ends_before_it_begins"
    status = 422
    title = "The incident would end before it begins"

    begins_at: datetime
    expected_until: datetime


@dataclass(eq=False)
class IncidentElsewhere(DomainError):
    """An incident covers what lies at its place or below."""

    code = "dispatch.incident_elsewhere"
    title = "The order does not lie in the place of the incident"

    incident: str
    place: str


@dataclass(eq=False)
class NotOfTheIncident(DomainError):
    """An order of another category has another cause."""

    code = "dispatch.not_of_the_incident"
    title = "The incident does not explain orders of this category"

    incident: str
    category: str
