# SPDX-License-Identifier: AGPL-3.0-or-later
"""What minutes (会议纪要) say of an item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from services.deliberation.domain.meeting_rules import ItemResult


@dataclass(frozen=True)
class Position:
    """What was held about an item; the minority's stands beside the majority's."""

    text: str
    minority: bool = False


@dataclass(frozen=True)
class Votes:
    """By hands or names; abstentions are votes and no agreement."""

    agree: int
    disagree: int
    abstain: int

    @property
    def all(self) -> int:
        return self.agree + self.disagree + self.abstain


class VotingWay(StrEnum):
    """How a member votes by name; by proxy or in writing it is on record and counts nothing."""

    IN_PERSON = "in_person"
    PROXY = "proxy"
    WRITTEN = "written"


@dataclass(frozen=True)
class NamedVote:
    """What a member said when the names were called (记名表决)."""

    name: str
    choice: str
    way: VotingWay = VotingWay.IN_PERSON


class TaskState(StrEnum):
    """`NOTED`: somebody sees to it; `ORDERED`: it is an order of dispatch, and ends as that does."""

    NOTED = "noted"
    ORDERED = "ordered"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True)
class Task:
    """What somebody took upon themselves until a day; `work`: the category under which dispatch has it done.

    The order of it has the task's id.
    """

    text: str
    owner: str
    due: date
    id: str = ""
    work: str | None = None
    state: TaskState = TaskState.NOTED
    ended_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Record:
    """What the minutes say of an item. `votes` where the meeting decides by them, perhaps by name."""

    result: ItemResult
    resolution: str
    positions: tuple[Position, ...] = ()
    votes: Votes | None = None
    roll_call: tuple[NamedVote, ...] = ()
    tasks: tuple[Task, ...] = ()
