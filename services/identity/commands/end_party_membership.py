# SPDX-License-Identifier: AGPL-3.0-or-later
"""End a membership in a party organisation: moved on, left, or no longer agreed to."""

from services.chassis.http import Day, Input
from services.identity.domain import party_members
from services.identity.domain.authority import Permission
from services.identity.domain.party_members import PartyMembership
from services.identity.store import Tx


class EndPartyMembership(Input):
    """The last day."""

    until: Day


def handle(tx: Tx, membership_id: str, cmd: EndPartyMembership) -> PartyMembership:
    """Raises NotFound, Forbidden, AlreadyEnded, Invalid."""
    membership = tx.party_memberships.get(membership_id)
    tx.require(Permission.PARTY_MEMBERS_WRITE, membership.organisation_path)
    ended, events = party_members.leave(membership, cmd.until)
    tx.party_memberships.save(ended, *events)
    return ended
