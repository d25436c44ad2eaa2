# SPDX-License-Identifier: AGPL-3.0-or-later
"""The roll (业主名册) of a vote: its units, their areas and heads, and who speaks for them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from services.deliberation.domain.places import Ownership, Place


class Stage(StrEnum):
    """How far a unit has passed from the developer to its buyer."""

    HANDED_OVER = "handed_over"
    SOLD = "sold_not_handed_over"
    UNSOLD = "unsold"


@dataclass(frozen=True)
class Developer:
    """Who built the place, and which of its units are unsold, or sold and not handed over."""

    person_id: str
    unsold: tuple[str, ...] = ()
    sold: tuple[str, ...] = ()

    def stage_of(self, unit_id: str) -> Stage:
        if unit_id in self.unsold:
            return Stage.UNSOLD
        return Stage.SOLD if unit_id in self.sold else Stage.HANDED_OVER


@dataclass(frozen=True, kw_only=True)
class RollUnit:
    """One exclusive part (专有部分) on a frozen roll.

    Attributes:
        area: in hundredths of a square metre, None where nobody knows it.
        area_source: registry, survey or contract (SPC strata interpretation Art. 8).
        head: the person as whom its owners count (`head_of`).
        owners: who they are; the developer alone for what is unsold or not handed over.
        voter: who speaks for joint owners, if they chose somebody.

    """

    unit_id: str
    area: int | None
    area_source: str | None
    head: str
    owners: tuple[str, ...]
    voter: str | None = None
    stage: Stage = Stage.HANDED_OVER

    def entitles(self, person_id: str) -> bool:
        """Whether the person may vote for the unit: the chosen voter, else any of its owners."""
        return person_id == self.voter if self.voter else person_id in self.owners


@dataclass(frozen=True)
class RollEntry:
    """A unit on one version of the roll of a vote; `head` sorts it."""

    id: str
    vote_id: str
    head: str
    unit: RollUnit
    roll_version: int = 1


def entry_of(vote_id: str, version: int, unit: RollUnit) -> RollEntry:
    """The unit on one version of the roll."""
    return RollEntry(entry_id(vote_id, version, unit.unit_id), vote_id, unit.head, unit, version)


def entry_id(vote_id: str, version: int, unit_id: str) -> str:
    """Under what a unit on one version of the roll is kept."""
    return f"{vote_id}.{version}.{unit_id}"


def head_of(unit_id: str, owners: tuple[str, ...]) -> str:
    """The same set of owners is one head, however many units they have; a unit of nobody known is its own.

    SPC strata interpretation Art. 9: a buyer of several units is one person, and so is the developer with all
    that is unsold or not handed over.
    """
    return "+".join(sorted(owners)) or f"unit:{unit_id}"


def enter(place: Place, ownership: Ownership | None, developer: Developer | None) -> RollUnit:
    """The unit as the roll takes it in: by what is registered, and by what the developer still holds."""
    stage = developer.stage_of(place.id) if developer else Stage.HANDED_OVER
    if developer and stage is not Stage.HANDED_OVER:
        owners: tuple[str, ...] = (developer.person_id,)
        voter = None
    else:
        owners = ownership.owners if ownership else ()
        voter = ownership.voter if ownership else None
    return RollUnit(
        unit_id=place.id,
        area=place.area,
        area_source=place.area_source,
        head=head_of(place.id, owners),
        owners=owners,
        voter=voter,
        stage=stage,
    )


def line(unit: RollUnit) -> str:
    """What the roll says of a unit, as its hash takes it in."""
    area = "-" if unit.area is None else str(unit.area)
    said = (unit.unit_id, unit.stage, area, unit.area_source or "-", unit.head, unit.voter or "-")
    return "|".join(said) + "\n"


def chained(digest: str, unit: RollUnit) -> str:
    """The hash (SHA-256, hexadecimal) of a roll with one unit more: of the hash so far and the unit's line.

    Units come in the order of their heads, then of their ids; a first roll begins with the empty text, one
    that was put right with the hash of the version before.
    """
    return hashlib.sha256((digest + line(unit)).encode()).hexdigest()
