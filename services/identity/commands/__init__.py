# SPDX-License-Identifier: AGPL-3.0-or-later
"""What several commands share: numbers of persons, registers, feeds, codes, proofs of who one is, offices,
clients.
"""

import hmac
from base64 import b32decode
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from pydantic import Field, SecretStr

from services.chassis import files
from services.chassis.calendar import months_after
from services.chassis.http import Input
from services.chassis.store.files import StoredFile
from services.chassis.values import Event, NotFound, OrgPath
from services.identity.domain import (
    documents,
    identifiers,
    office_handovers,
    offices,
    persons,
    real_names,
    roles,
    second_factors,
)
from services.identity.domain.authority import Permission
from services.identity.domain.clients import WARNED_BEFORE
from services.identity.domain.documents import DocumentKind
from services.identity.domain.errors import TooManyRoles
from services.identity.domain.feed_contracts import FeedContract
from services.identity.domain.feed_errors import NotOfThisSource
from services.identity.domain.import_errors import RegisterToCome
from services.identity.domain.offices import Office, OfficeState
from services.identity.domain.persons import Document, Person
from services.identity.domain.real_names import OnRecord, RealNameProof, RealNames
from services.identity.domain.register_sheets import Sheet
from services.identity.domain.second_factors import CODE_DIGITS, STEP_SECONDS
from services.identity.policies import SeparationPolicy
from services.identity.policies.offices import OfficePolicy
from services.identity.store import (
    CLIENT_ENDS_SOON,
    CLIENT_OVER,
    HANDOVER_DUE,
    OFFICE_BEGINS,
    OFFICE_ENDS_SOON,
    OFFICE_OVER,
    Tx,
)

MOST_ROLES = 100
SOURCE = r"^[a-z0-9][a-z0-9._-]{0,39}$"
"""What somebody who sends registers is called here."""


class DocumentInput(Input):
    """The paper of somebody without a citizen id; `country` (ISO 3166, three letters) issued a passport."""

    kind: DocumentKind
    country: str = Field("", pattern="^([A-Z]{3})?$")
    number: SecretStr = Field(min_length=5, max_length=18)


class Numbers(Protocol):
    """What a command was given of them; None is not given."""

    @property
    def phone(self) -> SecretStr | None: ...
    @property
    def citizen_id(self) -> SecretStr | None: ...
    @property
    def document(self) -> DocumentInput | None: ...


def protected(tx: Tx, person_id: str, given: Numbers) -> dict[str, Any]:
    """Those of the numbers that were given, sealed for the person. Raises Invalid."""
    found: dict[str, Any] = {}
    if given.phone is not None:
        number = persons.normalise_phone(given.phone.get_secret_value())
        found["phone"] = tx.protect("phone", number, person_id)
    if given.citizen_id is not None:
        text = identifiers.plain(given.citizen_id.get_secret_value())
        identifiers.require("citizen_id", identifiers.check_citizen_id(text, tx.today))
        found["citizen_id"] = tx.protect("citizen_id", text, person_id)
    if given.document is not None:
        paper = given.document
        number, found_by = documents.plain(paper.kind, paper.country, paper.number.get_secret_value())
        sealed = tx.protect("document", number, person_id, found_by=found_by)
        found["document"] = Document(paper.kind, paper.country, sealed)
    return found


def sheet_of_file(tx: Tx, file_id: str, source: str, at: OrgPath) -> tuple[StoredFile, Sheet]:
    """The register that one uploaded, by its source's mapping.

    Raises Forbidden, NotFound, FileNotReady, TableRefused.
    """
    for permission in (Permission.PLACES_WRITE, Permission.PERSONS_WRITE):
        tx.require(permission, tx.root)
    if tx.places.first({"path": at}) is None:
        raise NotFound("place", at)
    mapping = tx.register_mappings.get(source)
    file, content = files.table(tx, tx.tools.blobs, file_id)
    return file, tx.tools.registers.read(file.digest, content, mapping)


def register_day(tx: Tx, told: date | None) -> date:
    """The day of which a register tells, by default today. Raises RegisterToCome."""
    today = tx.today
    if told and told > today + timedelta(days=1):
        raise RegisterToCome(told.isoformat())
    return told or today


def prove(tx: Tx, person: Person, proof: RealNameProof) -> RealNames:
    """Keep what staff, or a code, saw of who a person is. Raises OwnProof, NothingToProve."""
    known = tx.real_names.find(person.id)
    on_record = OnRecord(
        phone=person.phone is not None,
        paper=person.citizen_id is not None or person.document is not None,
        owner=tx.owns_something(person.id),
    )
    proven, events = real_names.prove(known or RealNames(person.id), proof, on_record)
    if known is None:
        tx.real_names.add(proven, *events)
    else:
        tx.real_names.save(proven, *events)
    return proven


def undo_proofs(tx: Tx, before: Person, after: Person) -> None:
    """What was compared with what the record said before is proven no longer."""
    known = tx.real_names.find(after.id)
    gone = real_names.undone_by(before, after)
    if known is not None and any(proof.level in gone for proof in known.proofs):
        left, events = real_names.withdraw(known, gone)
        tx.real_names.save(left, *events)


def delivered_by(tx: Tx, source: str) -> FeedContract:
    """The contract of a source that the actor delivers for: its client, or who keeps contracts.

    Raises NotFound, Forbidden, NotOfThisSource.
    """
    tx.require(Permission.FEEDS_DELIVER, tx.root)
    contract = tx.feed_contracts.get(source)
    if tx.by.subject != contract.client_id and not tx.by.may(Permission.FEEDS_WRITE, tx.root):
        raise NotOfThisSource(source)
    return contract


def sealed_secret(tx: Tx, provider_id: str, secret: SecretStr) -> str:
    """With which another provider of log-ins is asked."""
    return tx.keys.seal(secret.get_secret_value(), f"identity_provider/{provider_id}")


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The time step whose code this is (RFC 6238; `secret` in base32); None if no good one has it."""
    app = TOTP(b32decode(secret), CODE_DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303 - HMAC, as all apps do it
    given = code.encode()
    good = (step for step in second_factors.steps_at(now) if _is(app, step, given))
    return max(good, default=None)


def _is(app: TOTP, step: int, given: bytes) -> bool:
    return hmac.compare_digest(app.generate(step * STEP_SECONDS), given)


def take_office(tx: Tx, office: Office, latest: date) -> Office:
    """Put on record that somebody has an office for a term, and begin it where its first day has come.

    Who follows in an office takes what of it is still to be handed over.
    Raises Invalid, TermTooLong, OfficeHeld, CannotGrant, RolesApart, TooManyRoles.
    """
    today, known = tx.today, tx.terms_at(office.place_path)
    _check_roles(tx, office)
    office, events = offices.take(office, known, today=today, latest=latest)
    tx.offices.add(office, *events)
    if office.state is OfficeState.OVER:
        return office
    time_office(tx, office)
    for handover in tx.owed_at(office):
        followed, events = office_handovers.follow(handover, office.person_id)
        tx.office_handovers.save(followed, *events)
        if not followed.open:
            tx.timers.cancel(HANDOVER_DUE, handover.id)
    return begin_term(tx, office) if office.since <= today else office


def _check_roles(tx: Tx, office: Office) -> None:
    """Who gives an office gives its roles."""
    if not office.roles:
        return
    held = [role for role, _ in tx.roles_of(office.person_id)]
    if len(held) + len(office.roles) > MOST_ROLES:
        raise TooManyRoles(office.person_id, MOST_ROLES)
    apart = tx.policy(SeparationPolicy).sets
    for number, role in enumerate(office.roles):
        roles.check_by_office(tx.by, office.person_id, role, office.place_path)
        roles.check_apart(role, (*held, *office.roles[:number]), apart)


def time_office(tx: Tx, office: Office) -> None:
    """Time a term by the district's days: its first one, the warning at nine in the morning, its end."""
    calendar = tx.calendar
    told_on = months_after(office.until, -tx.policy(OfficePolicy).notice_months)
    warning = datetime.combine(max(told_on, office.since), time(9), ZoneInfo(calendar.zone))
    tx.timers.set(OFFICE_ENDS_SOON, office.id, max(warning, tx.now))
    tx.timers.set(OFFICE_OVER, office.id, calendar.end_of_period(office.until))
    if office.state is OfficeState.WAITING:
        first = datetime.combine(office.since, time(), ZoneInfo(calendar.zone))
        tx.timers.set(OFFICE_BEGINS, office.id, max(first, tx.now))


def begin_term(tx: Tx, office: Office) -> Office:
    """The roles that go with an office are granted, or taken over from the holder's own former term.

    A role that the holder has there already, by other means, stays what it is and outlasts the office.
    """
    tx.timers.cancel(OFFICE_BEGINS, office.id)
    held = {one.role: one.id for one in tx.grants_at(office.person_id, office.place_path)}
    grant_ids = []
    for role in office.roles:
        if role not in held:
            grant, events = roles.first_grant(tx.new_id(), office.person_id, role, office.place_path)
            tx.role_grants.add(grant, *events)
            grant_ids.append(grant.id)
    for former in tx.terms_at(office.place_path):
        kept = [held[role] for role in office.roles if held.get(role) in former.grant_ids]
        if kept and former.id != office.id:
            left = tuple(one for one in former.grant_ids if one not in kept)
            tx.offices.save(replace(former, grant_ids=left))
            grant_ids += kept
    begun = offices.begin(office, tuple(grant_ids))
    tx.offices.save(begun)
    return begun


def unseat(tx: Tx, was: Office, over: Office, events: list[Event]) -> None:
    """Save that a term is over: its roles end with it, and what is owed to the next stands on a list."""
    tx.offices.save(over, *events)
    for kind in (OFFICE_BEGINS, OFFICE_ENDS_SOON, OFFICE_OVER):
        tx.timers.cancel(kind, over.id)
    for grant_id in was.grant_ids:
        grant = tx.role_grants.find(grant_id)
        if grant:
            tx.role_grants.remove(grant, *roles.end(grant))
    policy, next_in = tx.policy(OfficePolicy), offices.next_in(over, tx.terms_at(over.place_path))
    receiver_id, items = next_in.person_id if next_in else None, policy.items_of(over.kind)
    if was.state is OfficeState.WAITING or not items or receiver_id == over.person_id:
        return
    due_on = tx.today + timedelta(days=policy.handover_days)
    handover, events = office_handovers.open_handover(over, receiver_id, items, due_on)
    tx.office_handovers.add(handover, *events)
    tx.timers.set(HANDOVER_DUE, handover.id, tx.calendar.end_of_period(due_on))


def await_client_end(tx: Tx, client_id: str, left: timedelta | None) -> None:
    """Until its time is over, or for ever. The warning comes at once where less than its time is left."""
    if left is None:
        for kind in (CLIENT_ENDS_SOON, CLIENT_OVER):
            tx.timers.cancel(kind, client_id)
        return
    tx.timers.set(CLIENT_ENDS_SOON, client_id, tx.now + max(left - WARNED_BEFORE, timedelta()))
    tx.timers.set(CLIENT_OVER, client_id, tx.now + left)
