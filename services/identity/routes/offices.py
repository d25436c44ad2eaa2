# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offices with their terms (任期), and their handover (交接)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, Resource, View, fill
from services.chassis.values import OrgPath, Role
from services.identity.commands import (
    appoint_building_leader,
    end_office,
    extend_office,
    name_handover_party,
    sign_handover,
)
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import Leaving, OfficeKind
from services.identity.domain.office_handovers import OfficeHandover
from services.identity.domain.offices import Office, OfficeState
from services.identity.queries import offices as queries
from services.identity.store import Tx


class TermView(View):
    """A term as it is on record."""

    id: str
    kind: OfficeKind
    seat: str
    person_id: str
    place_path: OrgPath
    committee_id: str | None
    since: date
    until: date
    elected_until: date
    roles: list[Role]
    state: OfficeState
    leaving: Leaving | None
    version: int


class OfficeView(TermView):
    """A term in an office; both days belong to it. Who holds one is known by name (Hangzhou Art. 30)."""

    person_name: str


class SignatureView(View):
    """Who signed and when; `file_id`: what shows it."""

    by: str
    at: datetime
    note: str
    file_id: str | None


class HandoverItemView(View):
    """A thing on the list; handed over where both have signed."""

    text: str
    given: SignatureView | None
    received: SignatureView | None


class OwedView(View):
    """A handover as it is on record."""

    id: str
    seat: str
    place_path: OrgPath
    giver_id: str
    receiver_id: str | None
    due_on: date
    items: list[HandoverItemView]
    level: int
    open: bool
    version: int


class OfficeHandoverView(OwedView):
    """What a former holder owes the next; it has the office's id. `level`: places told that it is late."""

    giver_name: str
    receiver_name: str


def to_offices(tx: Tx, found: Sequence[Office]) -> list[OfficeView]:
    names = _names(tx, (one.person_id for one in found))
    return [
        OfficeView(**fill(tx, TermView, one, Tx.offices).model_dump(), person_name=names[one.person_id])
        for one in found
    ]


def to_handovers(tx: Tx, found: Sequence[OfficeHandover]) -> list[OfficeHandoverView]:
    names = _names(tx, (person_id for one in found for person_id in one.parties))
    return [
        OfficeHandoverView(
            **fill(tx, OwedView, one, Tx.office_handovers).model_dump(),
            giver_name=names[one.giver_id],
            receiver_name=names[one.receiver_id] if one.receiver_id else "",
        )
        for one in found
    ]


def _names(tx: Tx, ids: Iterable[str]) -> dict[str, str]:
    return {one.id: one.name for one in tx.persons.several(dict.fromkeys(ids))}


offices = Resource("offices", "/identity/v1/offices", of=Tx.offices, shows=to_offices)
offices.create(appoint_building_leader, requires=Permission.OFFICES_WRITE)
offices.list(queries.list_offices, requires=AUTHENTICATED)
offices.show(queries.show_office, requires=AUTHENTICATED)
offices.act("extend", extend_office, requires=Permission.OFFICES_WRITE)
offices.act("end", end_office, requires=Permission.OFFICES_WRITE)

handovers = Resource(
    "office-handovers", "/identity/v1/office-handovers", of=Tx.office_handovers, shows=to_handovers
)
handovers.list(queries.list_handovers, requires=AUTHENTICATED)
handovers.show(queries.show_handover, requires=AUTHENTICATED)
handovers.act("sign", sign_handover, requires=AUTHENTICATED)
handovers.act("name-party", name_handover_party, requires=Permission.OFFICES_WRITE)
