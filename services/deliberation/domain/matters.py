# SPDX-License-Identifier: AGPL-3.0-or-later
"""What owners decide together, and by which majorities: Civil Code Art. 278 as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from services.deliberation.domain.measures import Measure


class Matter(StrEnum):
    """The nine matters in the order of Civil Code Art. 278 (1)."""

    RULES_OF_PROCEDURE = "rules_of_procedure"
    COVENANT = "covenant"
    COMMITTEE = "committee"
    MANAGER = "manager"
    USE_OF_FUND = "use_of_fund"
    RAISING_OF_FUND = "raising_of_fund"
    REBUILDING = "rebuilding"
    USE_OF_COMMON_PARTS = "use_of_common_parts"
    OTHER = "other"


@dataclass(frozen=True)
class Threshold:
    """A share of area and of heads; `inclusive`: reaching it is enough (≥), else it must be passed (>).

    “以上” includes the number, “过半数” does not (Civil Code Art. 1259).
    """

    numerator: int
    denominator: int
    inclusive: bool

    def met(self, part: int, whole: int) -> bool:
        """Whether `part` of `whole` is enough, by whole numbers alone; of nothing nothing is enough."""
        if whole == 0:
            return False
        have, need = part * self.denominator, whole * self.numerator
        return have >= need if self.inclusive else have > need

    def met_by(self, part: Measure, whole: Measure) -> bool:
        """Whether it is met by area and by heads."""
        return self.met(part.area, whole.area) and self.met(part.heads, whole.heads)


QUORUM = Threshold(2, 3, inclusive=True)
"""Of all area and all heads (Art. 278 (2), first sentence)."""
ORDINARY = Threshold(1, 2, inclusive=False)
"""Of the area and the heads that take part (Art. 278 (2), last sentence)."""
SPECIAL = Threshold(3, 4, inclusive=True)
"""Of the area and the heads that take part, for matters 6 to 8 (Art. 278 (2), second sentence)."""

APPROVAL: Mapping[Matter, Threshold] = MappingProxyType(
    {
        Matter.RULES_OF_PROCEDURE: ORDINARY,
        Matter.COVENANT: ORDINARY,
        Matter.COMMITTEE: ORDINARY,
        Matter.MANAGER: ORDINARY,
        Matter.USE_OF_FUND: ORDINARY,
        Matter.RAISING_OF_FUND: SPECIAL,
        Matter.REBUILDING: SPECIAL,
        Matter.USE_OF_COMMON_PARTS: SPECIAL,
        Matter.OTHER: ORDINARY,
    }
)
