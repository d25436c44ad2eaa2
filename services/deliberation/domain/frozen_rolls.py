# SPDX-License-Identifier: AGPL-3.0-or-later
"""The roll of a vote as it was frozen, and the versions that were counted before it was put right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from services.deliberation.domain.ballots import Fate
from services.deliberation.domain.counting import Counting
from services.deliberation.domain.outcomes import Outcome
from services.deliberation.domain.rolls import RollUnit, chained


@dataclass(frozen=True)
class Roll:
    """How far the roll of a vote is: `frozen_at` once it is whole; `digest` is its hash (`rolls.chained`).

    Attributes:
        version: 1 as it was frozen first; each correction makes one more.
        previous: the hash of the version before, with which this one's begins; empty for the first.
        touched: the units that were put right, in this version or an earlier one.

    """

    counting: Counting = Counting()  # noqa: RUF009 - it is frozen
    digest: str = ""
    frozen_at: datetime | None = None
    version: int = 1
    previous: str = ""
    touched: tuple[str, ...] = ()


@dataclass(frozen=True)
class RefusedBallot:
    """A ballot to which a corrected roll does not entitle; `commitment` names it in public."""

    unit_id: str
    ballot_id: str
    commitment: str
    fate: Fate


@dataclass(frozen=True, kw_only=True)
class Superseded:
    """A version of the roll that was put right, and what the vote had come to by it, if it was counted."""

    roll: Roll
    until: datetime
    counting: Counting = Counting()  # noqa: RUF009 - it is frozen
    outcome: Outcome | None = None
    adopted: bool | None = None
    reasons: str = ""
    refused: tuple[RefusedBallot, ...] = ()


def enrolled(roll: Roll, unit: RollUnit, counting: Counting) -> Roll:
    """The roll with one unit more; `counting` is its fold, which tells its area and heads."""
    return replace(roll, counting=counting, digest=chained(roll.digest, unit))


def successor(roll: Roll, touched: tuple[str, ...]) -> Roll:
    """The next version, empty as yet: its hash goes on from the hash of this one."""
    units = tuple(dict.fromkeys((*roll.touched, *touched)))
    return Roll(digest=roll.digest, version=roll.version + 1, previous=roll.digest, touched=units)
