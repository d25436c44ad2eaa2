# SPDX-License-Identifier: AGPL-3.0-or-later
"""Groups (群) of a place's people in WeCom, in which a robot says what everybody there is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.chassis.values import Event, OrgPath
from services.outreach.domain.audiences import Among, Matter
from services.outreach.domain.events import GroupJoined, GroupLeft
from services.outreach.domain.message_errors import GroupGone
from services.outreach.domain.tellings import Telling
from services.outreach.domain.templates import Language

PAUSE = timedelta(seconds=3)
"""Between two messages to a group: a robot may write twenty in a minute."""
OPEN_MATTERS = frozenset({Matter.VOTES, Matter.MEETINGS, Matter.PUBLICITY, Matter.CREDIT, Matter.NOTICES})
"""What is told to everybody at a place, and is no one's own."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """`sealed`: the robot's address, which is its key; `free_at`: when it may be written to again."""

    id: str
    name: str
    place: OrgPath
    within: tuple[str, ...]
    sealed: str
    matters: tuple[Matter, ...]
    language: Language
    joined_by: str
    joined_at: datetime
    free_at: datetime
    active: bool = True

    def hears(self, telling: Telling) -> bool:
        """Whether it is told to everybody at the group's place, and is of what the group wants to hear."""
        return (
            self.active
            and telling.matter in self.matters
            and telling.audience.among in {Among.OWNERS, Among.RESIDENTS}
            and telling.at.covers(self.place)
        )


def join(group: Group) -> tuple[Group, list[Event]]:
    """A robot writes into the group from now on."""
    return group, [GroupJoined(group.id, group.name, group.place)]


def leave(group: Group) -> tuple[Group, list[Event]]:
    """Nothing is written there any more, and the robot's address is forgotten. Raises GroupGone."""
    if not group.active:
        raise GroupGone(group.id)
    return replace(group, active=False, sealed=""), [GroupLeft(group.id)]


def written(group: Group, now: datetime) -> tuple[Group, datetime]:
    """The group after one more message, and when that one may go."""
    at = max(now, group.free_at)
    return replace(group, free_at=at + PAUSE), at
