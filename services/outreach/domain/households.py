# SPDX-License-Identifier: AGPL-3.0-or-later
"""Proof of service (送达) of a notice for each household: read online, or handed over at the door."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.values import Event, Invalid, OrgPath
from services.outreach.domain.events import NoticeServed
from services.outreach.domain.notice_errors import ServedAlready
from services.outreach.domain.notices import Notice


class Service(StrEnum):
    """How a household has it; IN_PERSON is signed for, LEFT_AT_DOOR (留置) has a photo."""

    NOT_YET = "not_yet"
    ONLINE = "online"
    IN_PERSON = "in_person"
    LEFT_AT_DOOR = "left_at_door"
    BY_MAIL = "by_mail"


BY_HAND = frozenset({Service.IN_PERSON, Service.LEFT_AT_DOOR, Service.BY_MAIL})


@dataclass(frozen=True, kw_only=True)
class Household:
    """`online`: somebody there can be reached so; `document`: the signed sheet, the photo, the receipt."""

    id: str
    notice_id: str
    unit_id: str
    unit: OrgPath
    name: str
    building: OrgPath
    online: bool
    service: Service = Service.NOT_YET
    served_at: datetime | None = None
    served_by: str = ""
    document: str = ""


@dataclass(frozen=True)
class Reach:
    """How far a notice came in a building, in households."""

    building: OrgPath
    name: str
    households: int
    online: int
    by_hand: int


def key_of(notice_id: str, unit_id: str) -> str:
    return f"{notice_id}.{unit_id}"


def serve(
    household: Household,
    notice: Notice,
    service: Service,
    at: datetime,
    by: str,
    document: str,
    now: datetime,
) -> tuple[Household, list[Event]]:
    """The household has the notice; the first proof counts. Raises Invalid, ServedAlready."""
    if household.service is not Service.NOT_YET:
        raise ServedAlready(household.unit_id, household.service)
    if at > now:
        raise Invalid("served_at", "lies in the future")
    if notice.published_at and at < notice.published_at:
        raise Invalid("served_at", "lies before the notice was published")
    served = replace(household, service=service, served_at=at, served_by=by, document=document)
    subject = notice.subject or None
    return served, [NoticeServed(notice.id, household.unit_id, household.unit, service, at, subject)]
