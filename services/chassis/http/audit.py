# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit trail of a service as a resource: acts and unmasked readings, by who, whom, what, where, when."""

from datetime import datetime

from services.chassis.http.models import Name, Paged, View
from services.chassis.http.resource import Resource
from services.chassis.moments import Day
from services.chassis.store import Page, UnitOfWork
from services.chassis.store.audit import AuditEntry
from services.chassis.values import OrgPath


class ActsBy(Paged):
    """`act`: the name of an event, such as `PersonUnmasked`. `until` lies outside."""

    actor: Name | None = None
    person_id: Name | None = None
    act: Name | None = None
    place: OrgPath | None = None
    since: Day | None = None
    until: Day | None = None
    emergency: Name | None = None


class ActView(View):
    """An act in its place of the chain; `persons`: whom it names, `head`: the chain's hash with it.

    `emergency`: the emergency access (应急访问) that the actor had open.
    """

    id: str
    event_id: str
    at: datetime
    actor: str
    act: str
    aggregate: str
    persons: list[str]
    place: str
    head: str
    emergency: str


def audit_resource(prefix: str, requires: str) -> Resource:
    """For those who hold the permission over the whole district."""
    resource = Resource("audit", prefix, shows=ActView, requires=requires)

    def list_acts(tx: UnitOfWork, query: ActsBy) -> Page[AuditEntry]:
        """What was done, the latest first; the trail is some minutes behind."""
        tx.require(requires, tx.root)
        asked = {"actor": query.actor, "persons": query.person_id, "act": query.act}
        given = {name: text for name, text in asked.items() if text is not None}
        served = dict(list(given.items())[:1])

        def fits(entry: AuditEntry) -> bool:
            told = {"actor": entry.actor, "act": entry.act}
            placed = query.place is None or (bool(entry.place) and query.place.covers(OrgPath(entry.place)))
            meant = query.person_id is None or query.person_id in entry.persons
            marked = query.emergency is None or query.emergency == entry.emergency
            return (
                placed
                and meant
                and marked
                and all(told[name] == given[name] for name in told.keys() & given.keys())
            )

        return tx.audit_entries.page(
            served,
            sort="-at",
            after=query.after,
            since=query.since,
            until=query.until,
            limit=query.limit,
            keep=fits if query.place or query.emergency or len(given) > 1 else None,
        )

    resource.list(list_acts)
    return resource
