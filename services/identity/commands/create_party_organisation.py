# SPDX-License-Identifier: AGPL-3.0-or-later
"""Create a node of the four-level party structure (社区党组织—网格党支部—楼栋党小组—党员中心户)."""

from pydantic import Field

from services.chassis.http import Id, Input, Name
from services.chassis.values import NotFound, OrgPath
from services.identity.domain import parties
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import PartyLevel
from services.identity.domain.parties import PartyOrganisation
from services.identity.store import Tx


class CreatePartyOrganisation(Input):
    """For a place or a grid; the community's own has no parent and a code that begins with `p-`."""

    level: PartyLevel
    code: str = Field(max_length=32)
    name: Name
    place_path: OrgPath
    parent_id: Id | None = None


def handle(tx: Tx, cmd: CreatePartyOrganisation) -> PartyOrganisation:
    """Raises NotFound, Forbidden, LevelOutOfOrder, Invalid, Duplicate."""
    tx.require(Permission.SUBJECTS_WRITE, cmd.place_path)
    parent = tx.party_organisations.get(cmd.parent_id) if cmd.parent_id else None
    organisation, events = parties.create(
        tx.new_id(), cmd.level, cmd.code, cmd.name, place=_place(tx, cmd.place_path), parent=parent
    )
    tx.party_organisations.add(organisation, *events)
    return organisation


def _place(tx: Tx, path: OrgPath) -> tuple[str, OrgPath]:
    place = tx.places.first({"path": path})
    if place:
        return place.kind, place.path
    grid = tx.grids.first({"path": path})
    if grid:
        return "grid", grid.path
    raise NotFound("place", path)
