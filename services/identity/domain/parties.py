# SPDX-License-Identifier: AGPL-3.0-or-later
"""The four-level party structure beside the civil one: 社区党组织—网格党支部—楼栋党小组—党员中心户."""

import re
from dataclasses import dataclass

from services.chassis.values import Event, Invalid, OrgPath
from services.identity.domain.errors import LevelOutOfOrder
from services.identity.domain.events import PartyOrganisationCreated
from services.identity.domain.identifiers import PARTY_PREFIX
from services.identity.domain.kinds import PartyLevel

_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")


SEATS = {
    PartyLevel.COMMUNITY: frozenset({"neighbourhood"}),
    PartyLevel.GRID_BRANCH: frozenset({"grid", "compound"}),
    PartyLevel.BUILDING_GROUP: frozenset({"building"}),
    PartyLevel.MEMBER_HOUSEHOLD: frozenset({"unit"}),
}
"""The kinds of place that an organisation of each level is for."""


@dataclass(frozen=True, slots=True)
class PartyOrganisation:
    """A node of the party tree, whose path hangs below a neighbourhood's; `place_path` is what it is for."""

    id: str
    level: PartyLevel
    code: str
    name: str
    path: OrgPath
    within: tuple[OrgPath, ...]
    place_path: OrgPath
    parent_id: str | None = None


def create(
    organisation_id: str,
    level: PartyLevel,
    code: str,
    name: str,
    *,
    place: tuple[str, OrgPath],
    parent: PartyOrganisation | None,
) -> tuple[PartyOrganisation, list[Event]]:
    """An organisation for a place (its kind and path), directly below one of the level above.

    Raises:
        LevelOutOfOrder: the parent is missing, or not of the level directly above.
        Invalid: the place is not of the level's kind, or lies outside the parent's neighbourhood.

    """
    kind, place_path = place
    parent_level = parent.level if parent else None
    if parent_level is not level.above:
        raise LevelOutOfOrder(level, parent_level or "none")
    if kind not in SEATS[level]:
        raise Invalid("place", f"a {level} is for a {' or '.join(sorted(SEATS[level]))}")
    base = _base(code, place_path, parent)
    path = base.child(code)
    organisation = PartyOrganisation(
        organisation_id, level, code, name, path, path.ancestors(), place_path, parent.id if parent else None
    )
    event = PartyOrganisationCreated(organisation.id, level, name, path, place_path, organisation.parent_id)
    return organisation, [event]


def _base(code: str, place_path: OrgPath, parent: PartyOrganisation | None) -> OrgPath:
    if not _CODE.fullmatch(code):
        raise Invalid("code", "has 1 to 32 characters of a-z, 0-9 and -")
    if parent is None:
        if not code.startswith(PARTY_PREFIX):
            raise Invalid("code", f"of a community's party organisation begins with {PARTY_PREFIX}")
        return place_path
    neighbourhood = OrgPath("/" + "/".join(parent.path.segments[:3]))
    if not neighbourhood.covers(place_path):
        raise Invalid("place", "lies outside the neighbourhood of the party organisation above")
    return parent.path
