# SPDX-License-Identifier: AGPL-3.0-or-later
"""The four-level party structure (社区党组织—网格党支部—楼栋党小组—党员中心户)."""

from services.chassis.http import Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import create_party_organisation
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import PartyLevel
from services.identity.store import Tx


class PartyOrganisationView(View):
    """A node of the party tree."""

    id: str
    level: PartyLevel
    code: str
    name: str
    path: OrgPath
    place_path: OrgPath
    parent_id: str | None


party_organisations = Resource(
    "party-organisations",
    "/identity/v1/party-organisations",
    of=Tx.party_organisations,
    shows=PartyOrganisationView,
)

party_organisations.create(create_party_organisation, requires=Permission.SUBJECTS_WRITE)
party_organisations.list(queries.list_party_organisations, requires=Permission.PLACES_READ)
