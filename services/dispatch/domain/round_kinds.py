# SPDX-License-Identifier: AGPL-3.0-or-later
"""What rounds are of, and what the law asks of the equipment that they look after."""

from dataclasses import dataclass
from enum import StrEnum


class RoundKind(StrEnum):
    """巡查, 巡检, 维保, 保洁."""

    PATROL = "patrol"
    INSPECTION = "inspection"
    MAINTENANCE = "maintenance"
    CLEANING = "cleaning"


class EquipmentKind(StrEnum):
    """What maintenance is of; the check and the yearly test of fire equipment are two plans."""

    LIFT = "lift"
    FIRE_CHECK = "fire_check"
    FIRE_TEST = "fire_test"
    OTHER = "other"


class PlanState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class RoundState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    MISSED = "missed"
    DONE = "done"


@dataclass(frozen=True)
class Equipment:
    """What is maintained, with the number on its plate or in its register."""

    kind: EquipmentKind
    name: str
    number: str


@dataclass(frozen=True)
class Item:
    """A question of the checklist; `good` says what a good answer is."""

    code: str
    question: str
    good: str
    required: bool = True


@dataclass(frozen=True)
class Point:
    """A stop. `token` stands in the QR sheet that hangs there, and nowhere else: who sends it was there."""

    code: str
    name: str
    place_path: str
    token: str
    required: bool = True
