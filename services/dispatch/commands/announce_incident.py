# SPDX-License-Identifier: AGPL-3.0-or-later
"""Announce an outage or another matter that touches many homes at once (停水、停电、群体性事件)."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Line, Moment, Name
from services.chassis.values import OrgPath
from services.dispatch.commands import Remark
from services.dispatch.domain import incidents
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import UnknownCategory, UnknownPlace
from services.dispatch.domain.incident_kinds import IncidentKind
from services.dispatch.domain.incidents import Incident, IncidentWords
from services.dispatch.policies import CategoryPolicy
from services.dispatch.store import Tx

MOST_CATEGORIES = 20


class IncidentIs(Input):
    """`begins_at` by default now; `expected_until` where it is known."""

    title: Name
    text: Remark
    begins_at: Moment | None = None
    expected_until: Moment | None = None

    def words(self, tx: Tx) -> IncidentWords:
        return IncidentWords(self.title, self.text, self.begins_at or tx.now, self.expected_until)


class AnnounceIncident(IncidentIs):
    """`categories`: of which an order may be its doing."""

    place_path: OrgPath
    kind: IncidentKind
    categories: tuple[Annotated[Line, Field(min_length=1, max_length=40)], ...] = Field(
        (), max_length=MOST_CATEGORIES
    )


def handle(tx: Tx, cmd: AnnounceIncident) -> Incident:
    """Raises Forbidden, UnknownPlace, UnknownCategory, IncidentEndsBeforeItBegins."""
    tx.require(Permission.INCIDENTS_ANNOUNCE, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    if place is None or not place.active:
        raise UnknownPlace(cmd.place_path)
    catalogue = tx.policy(CategoryPolicy, cmd.place_path)
    for code in cmd.categories:
        if catalogue.find(code) is None:
            raise UnknownCategory(code)
    incident, events = incidents.announce(
        Incident(
            id=tx.new_id(),
            place_path=place.path,
            within=tuple(map(str, place.path.ancestors())),
            kind=cmd.kind,
            categories=tuple(dict.fromkeys(cmd.categories)),
            words=cmd.words(tx),
            announced_by=tx.by.subject,
            announced_at=tx.now,
        )
    )
    tx.incidents.add(incident, *events)
    return incident
