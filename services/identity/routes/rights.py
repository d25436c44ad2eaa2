# SPDX-License-Identifier: AGPL-3.0-or-later
"""People's rights to what is kept about them."""

from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.identity.commands import (
    ask_correction,
    cancel_erasure,
    decide_correction,
    decide_erasure,
    give_consent,
    request_erasure,
    request_export,
    waive_open_matter,
    withdraw_consent,
)
from services.identity.domain.authority import Permission
from services.identity.domain.corrections import CorrectionState
from services.identity.domain.erasures import Erasure, ErasureState, Ground
from services.identity.domain.open_matters import is_waived
from services.identity.queries import rights
from services.identity.queries.rights import OwnConsent
from services.identity.store import Tx


class ExportView(View):
    """An archive: each service has its part as the job of this id until `until`."""

    id: str
    asked_at: datetime
    until: datetime


class OwnNumbersView(View):
    """What is kept sealed, whole."""

    name: str
    phone: str | None
    citizen_id: str | None
    document: str | None
    plates: list[str]


class ReadingView(View):
    """Who read one's data unmasked: their masked name, the roles they hold, what they read and why."""

    id: str
    at: datetime
    name: str
    roles: list[str]
    fields: list[str]
    reason: str


class OpenMatterView(View):
    """What of a person's is open in a service, and why it stands against the erasure."""

    service: str
    kind: str
    count: int
    law: str
    waivable: bool
    waived: bool


class ErasureView(View):
    """A request for erasure; it is carried out at `due_at`, or was put off until `not_before`.

    `ground`: a person asked for it, or the system, as its purpose is fulfilled.
    `matters` are open and have it wait, no longer than `waits_until`; the `silent` services have yet to say.
    """

    id: str
    person_id: str
    asked_at: datetime
    document: str | None
    ground: Ground
    state: ErasureState
    due_at: datetime | None
    not_before: date | None
    reason: str
    matters: list[OpenMatterView]
    silent: list[str]
    waits_until: datetime | None


class CorrectionView(View):
    """What a person says is wrong, and what was decided."""

    id: str
    person_id: str
    text: str
    asked_at: datetime
    state: CorrectionState
    reason: str
    decided_at: datetime | None


class OwnConsentView(View):
    """A purpose in its present words; `given_version` is of the words that the person agreed to."""

    purpose: str
    version: int
    title: str
    title_en: str
    text: str
    text_en: str
    given_version: int | None
    given_at: datetime | None


class ConsentView(View):
    """What a person agreed to, in the words of version `number`, until they took it back."""

    id: str
    purpose: str
    number: int
    language: str
    given_at: datetime
    withdrawn_at: datetime | None


def to_erasure(tx: Tx, one: Erasure) -> ErasureView:
    found = [
        OpenMatterView(
            service=answer.service,
            kind=matter.kind,
            count=matter.count,
            law=matter.law,
            waivable=matter.waivable,
            waived=is_waived(answer.service, matter, one.waived),
        )
        for answer in one.answers
        for matter in answer.matters
    ]
    return ErasureView(
        id=one.id,
        person_id=one.person_id,
        asked_at=one.asked_at,
        document=one.document,
        ground=one.ground,
        state=one.state,
        due_at=one.due_at,
        not_before=one.not_before,
        reason=one.reason,
        matters=found,
        silent=list(one.silent(tx.tools.answering)) if one.open else [],
        waits_until=one.waits_until if one.open else None,
    )


def to_own_consent(_: Tx, one: OwnConsent) -> OwnConsentView:
    purpose, given = one.purpose, one.given
    return OwnConsentView(
        purpose=purpose.code,
        version=purpose.version,
        title=purpose.title,
        title_en=purpose.title_en,
        text=purpose.text,
        text_en=purpose.text_en,
        given_version=given.number if given else None,
        given_at=given.given_at if given else None,
    )


exports = Resource("exports", "/identity/v1/exports", of=Tx.exports, shows=ExportView, requires=AUTHENTICATED)
exports.create(request_export)
exports.list(rights.list_own_exports)
exports.show(rights.show_own_numbers, "/<id:export_id>/numbers", shows=OwnNumbersView)

erasures = Resource(
    "erasures", "/identity/v1/erasures", of=Tx.erasures, shows=to_erasure, requires=AUTHENTICATED
)
erasures.create(request_erasure)
erasures.list(rights.list_own_erasures, "/own")
erasures.list(rights.list_erasures, requires=Permission.PERSONS_WRITE)
erasures.act("decide", decide_erasure, requires=Permission.PERSONS_WRITE)
erasures.act("waive", waive_open_matter, requires=Permission.PERSONS_WRITE)
erasures.act("cancel", cancel_erasure)

corrections = Resource(
    "corrections", "/identity/v1/corrections", of=Tx.corrections, shows=CorrectionView, requires=AUTHENTICATED
)
corrections.create(ask_correction)
corrections.list(rights.list_own_corrections, "/own")
corrections.list(rights.list_corrections, requires=Permission.PERSONS_WRITE)
corrections.act("decide", decide_correction, requires=Permission.PERSONS_WRITE)

consents = Resource(
    "consents", "/identity/v1/consents", of=Tx.consents, shows=ConsentView, requires=AUTHENTICATED
)
consents.create(give_consent)
consents.create(withdraw_consent, ":withdraw")
consents.list(rights.list_own_consents, shows=to_own_consent)

readings = Resource("readings", "/identity/v1/readings", shows=ReadingView, requires=AUTHENTICATED)
readings.list(rights.list_own_readings)
