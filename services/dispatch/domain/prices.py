# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a paid service costs: one price, or so much for each of what the form asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from services.chassis.values import Money
from services.dispatch.domain.forms import Answer

LARGEST = Money(10_000_000_00)
"""No order costs more."""


@dataclass(frozen=True)
class Price:
    """`per`: the number field of the form that counts the units; without one it is the whole price.

    `unit` is what one is called: hour, square metre.
    """

    each: Money
    per: str = ""
    unit: str = ""
    unit_en: str = ""


def amount(price: Price, answers: Sequence[Answer]) -> Money:
    """What an order costs, half a fen upwards; at most `LARGEST`."""
    if not price.per:
        return price.each
    counted = next((Decimal(one.given[0]) for one in answers if one.code == price.per), Decimal(0))
    fen = (price.each.fen * counted).quantize(Decimal(1), ROUND_HALF_UP)
    return Money(min(int(fen), LARGEST.fen), price.each.currency)
