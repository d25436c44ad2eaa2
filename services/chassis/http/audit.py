# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit trail of a service as a resource: acts and unmasked readings, by who, whom, what, where, when."""

from datetime import datetime

from services.chassis import audit_export
from services.chassis.acts import Acts
from services.chassis.http.jobs import JobView
from services.chassis.http.models import Input, Name, Paged, View
from services.chassis.http.resource import Resource
from services.chassis.moments import Day
from services.chassis.store import Page, UnitOfWork
from services.chassis.store.audit import AuditEntry
from services.chassis.store.jobs import Job
from services.chassis.values import OrgPath


class Asked(Input):
    """`act`: the name of an event, such as `PersonUnmasked`. `until` lies outside."""

    actor: Name | None = None
    person_id: Name | None = None
    act: Name | None = None
    place: OrgPath | None = None
    since: Day | None = None
    until: Day | None = None
    emergency: Name | None = None


class ActsBy(Asked, Paged):
    """Which acts are listed."""


class ExportActs(Asked):
    """Which acts are written into the file."""


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
    """For those who hold the permission over the whole district; `prefix` begins with the service's name."""
    resource = Resource("audit", prefix, shows=ActView, requires=requires)
    service = prefix.split("/")[1]

    def list_acts(tx: UnitOfWork, query: ActsBy) -> Page[AuditEntry]:
        """What was done, the latest first; the trail is some minutes behind."""
        tx.require(requires, tx.root)
        return _acts(query).page(tx, sort="-at", after=query.after, limit=query.limit)

    def export_acts(tx: UnitOfWork, cmd: ExportActs) -> Job:
        """Ask for this service's part of the trail as a file that can be checked; it is kept for a day."""
        tx.require(requires, tx.root)
        return audit_export.start(tx, service, _acts(cmd))

    resource.list(list_acts)
    resource.start(export_acts, ":export", shows=JobView)
    return resource


def _acts(asked: Asked) -> Acts:
    return Acts(**{name: getattr(asked, name) for name in Asked.model_fields})
