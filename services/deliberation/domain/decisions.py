# SPDX-License-Identifier: AGPL-3.0-or-later
"""The decision list (三级议事决策清单): which body at which level decides a matter, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.deliberation.domain.matters import Matter
from services.deliberation.domain.meeting_rules import MeetingKind


class Level(StrEnum):
    """`MACRO` 社区, `MESO` 小区, `MICRO` 楼栋."""

    MACRO = "macro"
    MESO = "meso"
    MICRO = "micro"


class Way(StrEnum):
    """By owners' vote, by a meeting's minutes, or by an answer of the office."""

    VOTE = "vote"
    MEETING = "meeting"
    ANSWER = "answer"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """How a kind of matter is decided.

    Attributes:
        code: what the matter is called in the list.
        matter: which of the nine of Civil Code Art. 278, where the owners vote.
        body: the kind of meeting that decides, where one does.
        why: the article or local rule, as the list says it.
        policies: the stored versions that the list was made of.

    """

    code: str
    name: str
    name_en: str
    level: Level
    way: Way
    why: str
    body: MeetingKind | None = None
    matter: Matter | None = None
    policies: tuple[str, ...] = ()
