# SPDX-License-Identifier: AGPL-3.0-or-later
"""The kinds of body (组织) and what each needs: seats, term, how they are filled, and who may not stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from services.deliberation.domain.matters import Threshold


class BodyKind(StrEnum):
    OWNERS_COMMITTEE = "owners_committee"
    """业主委员会"""
    INTERIM_COMMITTEE = "interim_committee"
    """物业管理委员会: set up by the sub-district where owners cannot form a committee"""
    SUBCOMMITTEE = "subcommittee"
    """居民委员会下属委员会"""
    CORE = "core"
    """议事核心"""


class Filling(StrEnum):
    """How seats are filled: the owners vote on each candidate, or who is listed is appointed."""

    VOTE = "vote"
    APPOINTMENT = "appointment"


class Nomination(StrEnum):
    """By oneself (自荐), by several owners (联名), or by the residents' committee (推荐)."""

    SELF = "self"
    JOINT = "joint"
    COMMITTEE = "committee"


class Ground(StrEnum):
    """Why somebody may not stand (Hangzhou Art. 25); the first and the last are seen from the registers.

    `ARREARS`: of shared fees or the maintenance fund, kept back in bad faith. `COMPANY_STAFF`: the candidate
    or a relative works for the company that serves the place.
    """

    NOT_OWNER = "not_owner"
    NO_CAPACITY = "no_capacity"
    NOT_LAW_ABIDING = "not_law_abiding"
    ARREARS = "arrears"
    COMPANY_STAFF = "company_staff"


class Ending(StrEnum):
    """Why a membership ended (Hangzhou Arts. 31, 32)."""

    RESIGNED = "resigned"
    NOT_OWNER = "not_owner"
    NO_CAPACITY = "no_capacity"
    CONVICTED = "convicted"
    RECALLED = "recalled"
    TERM_OVER = "term_over"


class RankedBy(StrEnum):
    """What puts one elected candidate before another; the other measure follows where they are equal."""

    HEADS = "heads"
    AREA = "area"


@dataclass(frozen=True, kw_only=True)
class BodyRule:
    """What a kind of body needs.

    Attributes:
        least, most: seats; `small_least` in a place of at most a hundred households.
        odd: the number of seats is odd.
        longest_years: a term is no longer.
        grounds: why a candidate may be refused.
        owners: the share of owners among its members, where one is asked for.

    """

    least: int
    most: int
    small_least: int
    odd: bool
    longest_years: int
    filling: Filling
    grounds: frozenset[Ground]
    owners: Threshold | None = None


SMALL = 100
"""So many households are a small place (Hangzhou Art. 27, Beijing Art. 39)."""
_PERSONAL = frozenset({Ground.NO_CAPACITY, Ground.NOT_LAW_ABIDING})

RULES: Mapping[BodyKind, BodyRule] = MappingProxyType(
    {
        BodyKind.OWNERS_COMMITTEE: BodyRule(
            least=5,
            most=11,
            small_least=3,
            odd=True,
            longest_years=5,
            filling=Filling.VOTE,
            grounds=frozenset(Ground),
        ),
        BodyKind.INTERIM_COMMITTEE: BodyRule(
            least=7,
            most=11,
            small_least=7,
            odd=True,
            longest_years=3,
            filling=Filling.APPOINTMENT,
            grounds=_PERSONAL | {Ground.COMPANY_STAFF},
            owners=Threshold(1, 2, inclusive=True),
        ),
        BodyKind.SUBCOMMITTEE: BodyRule(
            least=3,
            most=9,
            small_least=3,
            odd=False,
            longest_years=5,
            filling=Filling.APPOINTMENT,
            grounds=_PERSONAL,
        ),
        BodyKind.CORE: BodyRule(
            least=3,
            most=31,
            small_least=3,
            odd=False,
            longest_years=5,
            filling=Filling.APPOINTMENT,
            grounds=_PERSONAL,
        ),
    }
)
"""Owners' committee: MOHURD Guiding Rules Art. 31, Hangzhou Arts. 25, 27. Interim committee: Beijing Arts.
52-60, Hangzhou Art. 39. Others: five years as the residents' committee (Organic Law of 2025, Art. 14)."""
