# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register that a person, who agrees to it, is a member of a party organisation (党员组织关系)."""

from services.chassis.http import Day, Id, Input
from services.identity.domain import party_members
from services.identity.domain.authority import Permission
from services.identity.domain.party_members import PartyMembership, Span
from services.identity.store import Tx


class RegisterPartyMembership(Input):
    """`consented_on`: when the person agreed to be kept here as a member."""

    person_id: Id
    organisation_id: Id
    consented_on: Day
    since: Day
    until: Day | None = None


def handle(tx: Tx, cmd: RegisterPartyMembership) -> PartyMembership:
    """Raises NotFound, Forbidden, Invalid, MemberAlready."""
    organisation = tx.party_organisations.get(cmd.organisation_id)
    tx.require(Permission.PARTY_MEMBERS_WRITE, organisation.path)
    person = tx.alone_with(cmd.person_id)
    membership, events = party_members.join(
        tx.new_id(),
        person.id,
        organisation,
        Span(cmd.consented_on, cmd.since, cmd.until),
        today=tx.today,
        known=tx.memberships_of(person.id),
    )
    tx.party_memberships.add(membership, *events)
    return membership
