# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register a party member with the neighbourhood where they live (在职党员到社区报到, 双报到)."""

from services.chassis.http import Day, Id, Input
from services.identity.domain import party_members
from services.identity.domain.authority import Permission
from services.identity.domain.party_members import MemberRegistration, Span
from services.identity.store import Tx


class RegisterMemberAtHome(Input):
    """`place_id`: the neighbourhood; `consented_on`: when the member agreed to be kept here as one."""

    person_id: Id
    place_id: Id
    consented_on: Day
    since: Day
    until: Day | None = None


def handle(tx: Tx, cmd: RegisterMemberAtHome) -> MemberRegistration:
    """Raises NotFound, Forbidden, Invalid, OutOfUse, NotAtHomeThere, ReportedAlready."""
    place = tx.places.get(cmd.place_id)
    tx.require(Permission.PARTY_MEMBERS_WRITE, place.path)
    person = tx.alone_with(cmd.person_id)
    registration, events = party_members.report(
        tx.new_id(),
        person.id,
        place,
        Span(cmd.consented_on, cmd.since, cmd.until),
        today=tx.today,
        homes=(person.path, *tx.homes_of(person.id)),
        known=tx.registrations_of(person.id),
    )
    tx.member_registrations.add(registration, *events)
    return registration
