# SPDX-License-Identifier: AGPL-3.0-or-later
"""Have a robot write into a group of a place what everybody there is told."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input
from services.chassis.values import Invalid, OrgPath
from services.outreach.commands import Address, Title
from services.outreach.domain import addresses, groups
from services.outreach.domain.audiences import Matter
from services.outreach.domain.authority import Permission
from services.outreach.domain.groups import OPEN_MATTERS, Group
from services.outreach.domain.message_errors import TooManyGroups
from services.outreach.domain.templates import Language
from services.outreach.store import MOST_GROUPS, Tx


class JoinGroup(Input):
    """`url`: the robot's webhook address; it is never shown again."""

    name: Title
    url: Address
    place_path: OrgPath
    matters: Annotated[tuple[Matter, ...], Field(min_length=1, max_length=len(Matter))]
    language: Language = Language.ZH


def handle(tx: Tx, cmd: JoinGroup) -> Group:
    """Raises Forbidden, UnknownPlace, AddressNotAllowed, Invalid, TooManyGroups."""
    tx.require(Permission.GROUPS_WRITE, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    addresses.check_url(cmd.url, inside=tx.tools.webhooks_inside)
    if not OPEN_MATTERS.issuperset(cmd.matters):
        raise Invalid("matters", "are those that everybody at a place is told of")
    if tx.groups.count({"active": True}, limit=MOST_GROUPS + 1) >= MOST_GROUPS:
        raise TooManyGroups(MOST_GROUPS)
    group_id = tx.new_id()
    group, events = groups.join(
        Group(
            id=group_id,
            name=cmd.name,
            place=place.path,
            within=place.path.ancestors(),
            sealed=tx.keys.seal(cmd.url, f"group/{group_id}"),
            matters=tuple(sorted(set(cmd.matters))),
            language=cmd.language,
            joined_by=tx.by.subject,
            joined_at=tx.now,
            free_at=tx.now,
        )
    )
    tx.groups.add(group, *events)
    return group
