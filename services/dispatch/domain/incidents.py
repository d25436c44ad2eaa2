# SPDX-License-Identifier: AGPL-3.0-or-later
"""What touches many homes at once (停水、停电、群体性事件): announced once, not reported a hundred times.

A planned outage is announced before it begins. While an incident is on, orders of its categories below its
place may be covered by it: their clocks stand still until it is over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.values import Event, OrgPath
from services.dispatch.domain.events import IncidentAnnounced, IncidentEnded
from services.dispatch.domain.incident_errors import (
    IncidentElsewhere,
    IncidentEndsBeforeItBegins,
    IncidentOver,
    NotOfTheIncident,
)
from services.dispatch.domain.incident_kinds import IncidentKind, IncidentState
from services.dispatch.domain.orders import Order


@dataclass(frozen=True)
class IncidentWords:
    """What people are told; `expected_until` may not be known."""

    title: str
    text: str
    begins_at: datetime
    expected_until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Incident:
    """`categories`: of which an order may be its doing; `number` counts how often it was told.

    `covered`: how many orders waited for its end.
    """

    id: str
    place_path: OrgPath
    within: tuple[str, ...]
    kind: IncidentKind
    categories: tuple[str, ...]
    words: IncidentWords
    announced_by: str
    announced_at: datetime
    state: IncidentState = IncidentState.ANNOUNCED
    number: int = 1
    covered: int = 0
    ended_at: datetime | None = None
    outcome: str = ""


@dataclass(frozen=True)
class CoveredOrder:
    """An order whose clocks wait for the end of an incident; kept until they run on."""

    id: str
    incident: str
    order_id: str


Step = tuple[Incident, list[Event]]


def announce(incident: Incident) -> Step:
    """Raises IncidentEndsBeforeItBegins."""
    _check(incident.words)
    return incident, [_told(incident)]


def change(incident: Incident, words: IncidentWords) -> Step:
    """Tell it anew: it takes longer, or is something else.

    Raises IncidentOver, IncidentEndsBeforeItBegins.
    """
    _on(incident)
    _check(words)
    incident = replace(incident, words=words, number=incident.number + 1)
    return incident, [_told(incident)]


def end(incident: Incident, outcome: str, now: datetime) -> Step:
    """Raises IncidentOver."""
    _on(incident)
    incident = replace(incident, state=IncidentState.OVER, ended_at=now, outcome=outcome)
    fact = IncidentEnded(incident.id, incident.place_path, incident.words.title, outcome, now)
    return incident, [fact]


def check_covers(incident: Incident, order: Order) -> None:
    """Raises IncidentOver, IncidentElsewhere, NotOfTheIncident."""
    _on(incident)
    if incident.place_path not in order.within:
        raise IncidentElsewhere(incident.id, order.place_path)
    if order.category not in incident.categories:
        raise NotOfTheIncident(incident.id, order.category)


def covered(incident: Incident, order: Order) -> CoveredOrder:
    return CoveredOrder(f"{incident.id}/{order.id}", incident.id, order.id)


def _on(incident: Incident) -> None:
    if incident.state is IncidentState.OVER:
        raise IncidentOver(incident.id)


def _check(words: IncidentWords) -> None:
    if words.expected_until is not None and words.expected_until <= words.begins_at:
        raise IncidentEndsBeforeItBegins(words.begins_at, words.expected_until)


def _told(incident: Incident) -> IncidentAnnounced:
    words = incident.words
    return IncidentAnnounced(
        incident_id=incident.id,
        place_path=incident.place_path,
        kind=incident.kind,
        title=words.title,
        text=words.text,
        begins_at=words.begins_at,
        expected_until=words.expected_until,
        number=incident.number,
    )
