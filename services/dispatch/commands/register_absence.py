# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody who handles orders will not be there: no rule gives them any on these days."""

from pydantic import Field

from services.chassis.http import Day, Id, Input, Lines
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain import absences
from services.dispatch.domain.absences import Absence
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import NotAssignable, UnknownPlace
from services.dispatch.store import Tx

MOST_DAYS = 366


class RegisterAbsence(Input):
    """Both days belong to it. `place` is where they handle orders."""

    person_id: Id
    place: OrgPath
    since: Day
    until: Day
    note: Lines = Field("", max_length=200)


def handle(tx: Tx, cmd: RegisterAbsence) -> Absence:
    """Raises Forbidden, UnknownPlace, NotAssignable, Invalid."""
    if cmd.person_id != tx.by.subject:
        tx.require(Permission.ORDERS_ASSIGN, cmd.place)
    place = tx.place_at(cmd.place)
    if place is None and cmd.place != tx.root:
        raise UnknownPlace(cmd.place)
    above = place.above if place else cmd.place.ancestors()
    led = {one.person_id for one in tx.appointments_at(above)}
    held = {one.person_id for one in tx.grants_at(Permission.ORDERS_HANDLE, above)}
    if cmd.person_id not in led | held:
        raise NotAssignable(cmd.person_id, cmd.place)
    _check(tx, cmd)
    absence = Absence(tx.new_id(), cmd.person_id, cmd.place, cmd.since, cmd.until, cmd.note, above)
    absence, events = absences.register(absence)
    tx.absences.add(absence, *events)
    return absence


def _check(tx: Tx, cmd: RegisterAbsence) -> None:
    if cmd.until < cmd.since:
        raise Invalid("until", "lies not before since")
    if (cmd.until - cmd.since).days >= MOST_DAYS:
        raise Invalid("until", f"lies at most {MOST_DAYS} days behind since")
    if cmd.until < tx.calendar.local_date(tx.now):
        raise Invalid("until", "is not over yet")
