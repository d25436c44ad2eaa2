# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads about members of the party: one's own, and those of an organisation to who keeps its register."""

from services.chassis.store import Page
from services.identity.domain.authority import Permission
from services.identity.domain.party_members import MemberRegistration, PartyMembership
from services.identity.queries.visible import OfPerson, of_person
from services.identity.store import Tx


def list_party_memberships(tx: Tx, query: OfPerson) -> Page[PartyMembership]:
    """Memberships in the organisations at and below a path, or of one person (党员列表)."""
    return of_person(tx, tx.party_memberships, query, "person_id", Permission.PARTY_MEMBERS_READ)


def list_member_registrations(tx: Tx, query: OfPerson) -> Page[MemberRegistration]:
    """Members registered with the neighbourhoods at and below a place, or one of them (报到党员列表)."""
    return of_person(tx, tx.member_registrations, query, "person_id", Permission.PARTY_MEMBERS_READ)
