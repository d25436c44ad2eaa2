# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an owners' vote brings about by itself once it is over: a seat, a recall, a text in force."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.deliberation.domain.body_errors import MatterDoesNotFit
from services.deliberation.domain.matters import Matter


class EffectKind(StrEnum):
    """`ELECTS`: a candidate, `RECALLS`: a member, `ADOPTS`: a version of the rules or the covenant."""

    ELECTS = "elects"
    RECALLS = "recalls"
    ADOPTS = "adopts"


@dataclass(frozen=True)
class Effect:
    """`of`: the election, the body or the version; `person_id`: who is elected or recalled."""

    kind: EffectKind
    of: str
    person_id: str | None = None


def check_matter(given: Matter, needed: Matter) -> None:
    """Civil Code Art. 278 (1): rules 1, covenant 2, committee and its members 3. Raises MatterDoesNotFit."""
    if given is not needed:
        raise MatterDoesNotFit(given, needed)
