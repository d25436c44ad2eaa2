# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people see of their own data and requests, and staff of the requests in their care."""

from dataclasses import dataclass
from datetime import datetime

from services.chassis import privacy
from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import Forbidden, NotFound
from services.identity.domain.authority import Permission
from services.identity.domain.consents import Consent, in_force
from services.identity.domain.corrections import Correction
from services.identity.domain.erasures import Erasure
from services.identity.domain.exports import Export
from services.identity.domain.rights_errors import ExportOver
from services.identity.policies.rights import ConsentPolicy, Purpose
from services.identity.store import MOST_READ, Tx

UNMASKED = "PersonUnmasked"


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """What is kept sealed, opened for its own person."""

    name: str
    phone: str | None
    citizen_id: str | None
    document: str | None
    plates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """That somebody read a person's data unmasked. `name` is masked, `roles` are those that they hold now."""

    id: str
    at: datetime
    name: str
    roles: tuple[str, ...]
    fields: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class OwnConsent:
    """A purpose as it is asked for now, and what the person said to it."""

    purpose: Purpose
    given: Consent | None


class Open(Paged):
    """The requests that wait, or with `open=false` those that are over."""

    open: bool = True


def list_own_exports(tx: Tx, query: Paged) -> Page[Export]:
    """One's own archives (我的数据)."""
    return tx.exports.page({"person_id": tx.by.subject}, after=query.after, limit=query.limit)


def show_own_numbers(tx: Tx, export_id: str) -> OwnNumbers:
    """What belongs into one's archive and is kept sealed; it is opened now. Raises NotFound, ExportOver."""
    export = tx.exports.find(export_id)
    if export is None or export.person_id != tx.by.subject:
        raise NotFound("export", export_id)
    if export.until <= tx.now:
        raise ExportOver(export.until)
    person = tx.persons.get(export.person_id)
    cars = tx.vehicles.list({"person_id": person.id}, limit=MOST_READ)
    document = person.document.number if person.document else None
    return OwnNumbers(
        person.name,
        tx.reveal("phone", person.phone, person.id) if person.phone else None,
        tx.reveal("citizen_id", person.citizen_id, person.id) if person.citizen_id else None,
        tx.reveal("document", document, person.id) if document else None,
        tuple(tx.reveal("plate", car.plate, car.id) for car in cars),
    )


def list_own_readings(tx: Tx, query: Paged) -> Page[Reading]:
    """Who read one's data unmasked, when and why (谁看过我的信息).

    They are named by role and family name: whom exactly, the district's administrators see on record.
    """
    events = tx.history("person", tx.by.subject, after=query.after, limit=query.limit)
    found = [event for event in events.items if event.name == UNMASKED]
    known = {one.id: one.name for one in tx.persons.several(event.actor for event in found)}
    readings = tuple(
        Reading(
            event.id,
            event.time,
            privacy.mask_name(known.get(event.actor, "")),
            tuple(sorted({str(role) for role, _ in tx.roles_of(event.actor)})),
            tuple(event.data.fields),
            event.data.reason,
        )
        for event in found
    )
    return Page(readings, events.next)


def list_own_consents(tx: Tx) -> list[OwnConsent]:
    """What consent is asked for, in what words, and what one said to it (同意管理)."""
    known = tx.consents.list({"person_id": tx.by.subject}, limit=200)
    purposes = tx.policy(ConsentPolicy).purposes
    return [OwnConsent(purpose, in_force(purpose.code, known)) for purpose in purposes]


def list_own_erasures(tx: Tx, query: Paged) -> Page[Erasure]:
    """One's own requests for erasure."""
    return tx.erasures.page({"person_id": tx.by.subject}, after=query.after, limit=query.limit)


def list_own_corrections(tx: Tx, query: Paged) -> Page[Correction]:
    """What one said is wrong in one's record."""
    return tx.corrections.page({"person_id": tx.by.subject}, after=query.after, limit=query.limit)


def list_erasures(tx: Tx, query: Open) -> Page[Erasure]:
    """Requests for erasure where one looks after records, the latest first."""
    bands = [[{"within": place, "open": query.open} for place in _places(tx)]]
    return tx.erasures.page(bands, sort="-asked_at", after=query.after, limit=query.limit)


def list_corrections(tx: Tx, query: Open) -> Page[Correction]:
    """What people say is wrong in records that one looks after, the latest first."""
    bands = [[{"within": place, "open": query.open} for place in _places(tx)]]
    return tx.corrections.page(bands, sort="-asked_at", after=query.after, limit=query.limit)


def _places(tx: Tx) -> tuple[str, ...]:
    places = tx.by.places(Permission.PERSONS_WRITE)
    if not places:
        raise Forbidden(Permission.PERSONS_WRITE, ())
    return tuple(tx.root if place == f"/{tx.tenant}" else place for place in places)
