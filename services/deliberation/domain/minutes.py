# SPDX-License-Identifier: AGPL-3.0-or-later
"""What minutes (会议纪要) say of an item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True)
class Task:
    """What somebody took upon themselves until a day."""

    text: str
    owner: str
    due: date


@dataclass(frozen=True, kw_only=True)
class Record:
    """What the minutes say of an item. `votes` where the meeting decides by them."""

    result: ItemResult
    resolution: str
    positions: tuple[Position, ...] = ()
    votes: Votes | None = None
    tasks: tuple[Task, ...] = ()
