# SPDX-License-Identifier: AGPL-3.0-or-later
"""The four-level party structure (社区党组织—网格党支部—楼栋党小组—党员中心户)."""

from services.chassis.http import PageView, Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import create_party_organisation as create_party_organisation_command
from services.identity.commands.create_party_organisation import CreatePartyOrganisation
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import PartyLevel
from services.identity.domain.parties import PartyOrganisation
from services.identity.queries import Under
from services.identity.store import Tx

party_organisations = Resource("party-organisations", "/identity/v1/party-organisations")


class PartyOrganisationView(View):
    """A node of the party tree."""

    id: str
    level: PartyLevel
    code: str
    name: str
    path: OrgPath
    place_path: OrgPath
    parent_id: str | None

    @classmethod
    def of(cls, organisation: PartyOrganisation) -> "PartyOrganisationView":
        return cls(
            id=organisation.id,
            level=organisation.level,
            code=organisation.code,
            name=organisation.name,
            path=organisation.path,
            place_path=organisation.place_path,
            parent_id=organisation.parent_id,
        )


@party_organisations.post("", requires=Permission.SUBJECTS_WRITE, status=201)
def create_party_organisation(tx: Tx, body: CreatePartyOrganisation) -> PartyOrganisationView:
    """Create a party organisation below one of the level above (新建党组织)."""
    return PartyOrganisationView.of(create_party_organisation_command.handle(tx, body))


@party_organisations.get("", requires=Permission.PLACES_READ)
def list_party_organisations(tx: Tx, query: Under) -> PageView[PartyOrganisationView]:
    """Party organisations at and below a place, in the order of the tree (党组织列表)."""
    return PageView[PartyOrganisationView].of(
        queries.party_organisations(tx, query), PartyOrganisationView.of
    )
