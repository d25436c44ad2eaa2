# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who stands for a body's seats, what the review found, and the rules under which an election was called."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from services.deliberation.domain.bodies import Person
from services.deliberation.domain.body_rules import Ground, Nomination, RankedBy
from services.deliberation.domain.measures import Measure


@dataclass(frozen=True)
class Refusal:
    """Why a candidate may not stand."""

    ground: Ground
    reason: str


@dataclass(frozen=True, kw_only=True)
class Review:
    """Whether a candidate may stand (资格审查): where nothing is held against them."""

    refusals: tuple[Refusal, ...]
    by: str
    at: datetime

    @property
    def eligible(self) -> bool:
        return not self.refusals


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Who stands.

    Attributes:
        unit_id: the flat by which they are an owner.
        supporters: how many owners nominated them jointly, on the `document`.
        vote_id: the owners' vote on this candidate; `agree`: what it came to.
        fell: the state of the election in which the candidate ceased to be an owner.

    """

    person: Person
    nominated: Nomination
    at: datetime
    statement: str = ""
    unit_id: str | None = None
    supporters: int = 0
    document: str = ""
    review: Review | None = None
    vote_id: str | None = None
    agree: Measure | None = None
    fell: str | None = None


@dataclass(frozen=True, kw_only=True)
class ElectionRule:
    """The rules as they stood when the election was called; `policies`: the stored versions.

    `nominators`: owners of a joint nomination. `list_days`, `result_days`: how long list and result are
    public, on the physical board too where `on_board`. `alternates`: at most so many runners-up stand by.
    """

    nominators: int
    list_days: int
    result_days: int
    on_board: bool
    ruling_days: int
    alternates: int
    ranked_by: RankedBy
    term_years: int
    policies: tuple[str, ...] = field(default=())
