# SPDX-License-Identifier: AGPL-3.0-or-later
"""Refusals about parking spaces."""

from dataclasses import dataclass
from datetime import date

from services.chassis.values import DomainError


@dataclass(eq=False)
class SpaceHeld(DomainError):
    """A parking space has one holder at a time."""

    code = "identity.space_held"
    title = "The parking space is held on one of these days"

    since: date
    until: date | None


@dataclass(eq=False)
class SpaceForAll(DomainError):
    """A shared space is everybody's: nobody holds it (Civil Code Art. 275)."""

    code = "identity.space_for_all"
    status = 422
    title = "Nobody holds a shared parking space"

    space_id: str


@dataclass(eq=False)
class SpaceElsewhere(DomainError):
    """A space of a compound is first of all for its owners (Civil Code Art. 276)."""

    code = "identity.space_elsewhere"
    status = 422
    title = "The unit lies in another compound than the parking space"

    place_path: str
    unit_path: str
