# SPDX-License-Identifier: AGPL-3.0-or-later
"""Members of party organisations, and members who registered with the neighbourhood at home (双报到)."""

from datetime import date

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.identity.commands import (
    end_member_registration,
    end_party_membership,
    register_member_at_home,
    register_party_membership,
)
from services.identity.domain.authority import Permission
from services.identity.queries import party_members
from services.identity.store import Tx


class PartyMembershipView(View):
    """A person's membership in a party organisation, agreed to on `consented_on`."""

    id: str
    person_id: str
    organisation_id: str
    organisation_path: OrgPath
    consented_on: date
    since: date
    until: date | None
    version: int


class MemberRegistrationView(View):
    """A member's registration with the neighbourhood at home, agreed to on `consented_on`."""

    id: str
    person_id: str
    place_path: OrgPath
    consented_on: date
    since: date
    until: date | None
    version: int


party_memberships = Resource(
    "party-memberships",
    "/identity/v1/party-memberships",
    of=Tx.party_memberships,
    shows=PartyMembershipView,
)
party_memberships.create(register_party_membership, requires=Permission.PARTY_MEMBERS_WRITE)
party_memberships.list(party_members.list_party_memberships, requires=AUTHENTICATED)
party_memberships.act("end", end_party_membership, requires=Permission.PARTY_MEMBERS_WRITE)

member_registrations = Resource(
    "member-registrations",
    "/identity/v1/member-registrations",
    of=Tx.member_registrations,
    shows=MemberRegistrationView,
)
member_registrations.create(register_member_at_home, requires=Permission.PARTY_MEMBERS_WRITE)
member_registrations.list(party_members.list_member_registrations, requires=AUTHENTICATED)
member_registrations.act("end", end_member_registration, requires=Permission.PARTY_MEMBERS_WRITE)
