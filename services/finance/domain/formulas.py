# SPDX-License-Identifier: AGPL-3.0-or-later
"""Formulas of tariffs: numbers, `+ - * / ( )`, and the names on the list; nothing of it is ever run as code.

`area` is in square metres, `household` is 1, `months` how many are billed, `spaces` how many the unit has,
`quantity` what its meter counted, or its part of a shared cost. The result is in yuan.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from services.chassis import written
from services.chassis.values import Money
from services.finance.domain.billing_errors import BadFormula, NameNotAllowed
from services.finance.domain.fees import rounded

NAMES = ("area", "household", "months", "spaces", "quantity")
FEN = 100
UNITS_OF_AREA = 100
THOUSAND = 1000
KNOWN = 256
"""So many formulas are kept as they were read."""
_TOKEN = re.compile(r"\s*(?:([0-9]{1,9}(?:\.[0-9]{1,6})?)|([A-Za-z_][A-Za-z0-9_]*)|([-+*/()]))")


@dataclass(frozen=True, slots=True)
class Figures:
    """What the names stand for: the area in 0.01 m², quantity and spaces in thousandths."""

    area: int
    months: int
    quantity: int = 0
    spaces: int = 0

    def values(self) -> Mapping[str, Fraction]:
        return {
            "area": Fraction(self.area, UNITS_OF_AREA),
            "household": Fraction(1),
            "months": Fraction(self.months),
            "spaces": Fraction(self.spaces, THOUSAND),
            "quantity": Fraction(self.quantity, THOUSAND),
        }


def amount(formula: str, area: int, months: int) -> Money:
    """What it comes to for an area (0.01 m²) and so many months, and one of all else.

    Raises BadFormula, NameNotAllowed.
    """
    return amount_of(formula, Figures(area, months, THOUSAND, THOUSAND))


def amount_of(formula: str, figures: Figures) -> Money:
    """What it comes to, rounded once, half a fen upwards. Raises BadFormula, NameNotAllowed."""
    value = _Reader(formula, _tokens(formula), figures.values()).whole() * FEN
    if value < 0:
        raise BadFormula(len(formula), "it comes below nought")
    return Money(rounded(value.numerator, value.denominator))


def uses(formula: str, name: str) -> bool:
    """Whether a unit of which this is not known cannot be billed by it."""
    return name in _names(formula)


@lru_cache(maxsize=KNOWN)
def _names(formula: str) -> frozenset[str]:
    return frozenset(text for _, text in _tokens(formula))


@lru_cache(maxsize=KNOWN)
def _tokens(formula: str) -> tuple[tuple[int, str], ...]:
    """A run reads the same formula for each unit."""
    found, at = [], 0
    while formula[at:].strip():
        token = _TOKEN.match(formula, at)
        if token is None:
            raise BadFormula(at, "this is no number, name or sign")
        if token[2] and token[2] not in NAMES:
            raise NameNotAllowed(token[2])
        found.append((at, token[0].strip()))
        at = token.end()
    return tuple(found)


@dataclass
class _Reader:
    """Reads a formula from left to right: sums of products of factors."""

    formula: str
    tokens: tuple[tuple[int, str], ...]
    values: Mapping[str, Fraction]
    next: int = 0

    def whole(self) -> Fraction:
        value = self._sum()
        if self.next < len(self.tokens):
            raise BadFormula(self.tokens[self.next][0], "something is left over")
        return value

    def _sum(self) -> Fraction:
        value = self._product()
        while self._sees("+", "-"):
            sign = self._take()
            other = self._product()
            value = value + other if sign == "+" else value - other
        return value

    def _product(self) -> Fraction:
        value = self._factor()
        while self._sees("*", "/"):
            sign, at = self._take(), self._at
            other = self._factor()
            if sign == "/" and not other:
                raise BadFormula(at, "nothing is divided by nought")
            value = value * other if sign == "*" else value / other
        return value

    def _factor(self) -> Fraction:
        at, text = self._at, self._take()
        if text == "(":
            value = self._sum()
            if self._take() != ")":
                raise BadFormula(at, "the bracket is not closed")
            return value
        if text in self.values:
            return self.values[text]
        if not written.is_digits(text[:1]):
            raise BadFormula(at, "a number or a name is missing")
        return Fraction(text)

    def _sees(self, *signs: str) -> bool:
        return self.next < len(self.tokens) and self.tokens[self.next][1] in signs

    @property
    def _at(self) -> int:
        return self.tokens[self.next][0] if self.next < len(self.tokens) else len(self.formula)

    def _take(self) -> str:
        text = self.tokens[self.next][1] if self.next < len(self.tokens) else ""
        self.next += 1
        return text
