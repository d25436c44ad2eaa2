# SPDX-License-Identifier: AGPL-3.0-or-later
"""End a member's registration with a neighbourhood: moved away, or no longer agreed to."""

from services.chassis.http import Day, Input
from services.identity.domain import party_members
from services.identity.domain.authority import Permission
from services.identity.domain.party_members import MemberRegistration
from services.identity.store import Tx


class EndMemberRegistration(Input):
    """The last day."""

    until: Day


def handle(tx: Tx, registration_id: str, cmd: EndMemberRegistration) -> MemberRegistration:
    """Raises NotFound, Forbidden, AlreadyEnded, Invalid."""
    registration = tx.member_registrations.get(registration_id)
    tx.require(Permission.PARTY_MEMBERS_WRITE, registration.place_path)
    ended, events = party_members.withdraw(registration, cmd.until)
    tx.member_registrations.save(ended, *events)
    return ended
