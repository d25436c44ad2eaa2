# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of an entry of the catalogue: its form, its price, who serves it, what proves the work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import Field, model_validator

from services.chassis.http import Id, Line, Name
from services.chassis.values import Money
from services.dispatch.domain.assignees import AssigneeKind
from services.dispatch.domain.categories import ServedBy
from services.dispatch.domain.evidence import Demand, EvidenceKind, ProvenStep
from services.dispatch.domain.forms import LARGEST, MOST_TEXT, FieldKind, FormField, Option
from services.dispatch.domain.prices import Price
from services.dispatch.policies.reasons import Code, Rule

Hint = Annotated[Line, Field(max_length=200)]
Bound = Annotated[int, Field(ge=-LARGEST, le=LARGEST)]
MOST_DAYS = 3660
CHOSEN = (FieldKind.CHOICE, FieldKind.CHOICES)


def check_once(codes: Iterable[str]) -> None:
    """Raises ValueError."""
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise ValueError(f"{code} is given twice")
        seen.add(code)


class OptionRule(Rule):
    code: Code
    name: Name
    name_en: Name


class FieldRule(Rule):
    """A question of the form.

    `least` and `most` bound what its kind counts: the characters of a text, a number itself, how many are
    chosen, the days from the report to a date. `whole`: a number without a part.
    """

    code: Code
    name: Name
    name_en: Name
    kind: FieldKind
    required: bool = False
    whole: bool = False
    least: Bound | None = None
    most: Bound | None = None
    options: tuple[OptionRule, ...] = Field((), max_length=50)
    hint: Hint = ""
    hint_en: Hint = ""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.kind in CHOSEN) != bool(self.options):
            raise ValueError(f"{self.code}: options are what one chooses from, and nothing else has them")
        check_once(option.code for option in self.options)
        if self.whole and self.kind is not FieldKind.NUMBER:
            raise ValueError(f"{self.code}: only a number is whole")
        lowest, highest = self._limits()
        if not lowest <= (lowest if self.least is None else self.least) <= highest:
            raise ValueError(f"{self.code}: `least` lies between {lowest} and {highest}")
        if (
            not (lowest if self.least is None else self.least)
            <= (highest if self.most is None else self.most)
            <= highest
        ):
            raise ValueError(f"{self.code}: `most` lies between `least` and {highest}")
        return self

    def _limits(self) -> tuple[int, int]:
        """Between which the bounds of its kind lie; a choice and yes or no have none."""
        return {
            FieldKind.TEXT: (0, MOST_TEXT),
            FieldKind.NUMBER: (-LARGEST, LARGEST),
            FieldKind.CHOICES: (0, len(self.options)),
            FieldKind.DATE: (-MOST_DAYS, MOST_DAYS),
        }.get(self.kind, (0, 0))

    def value(self) -> FormField:
        options = tuple(Option(**dict(option)) for option in self.options)
        return FormField(**{**dict(self), "options": options})


class PriceRule(Rule):
    """`fen`: in all, or for each of what the number field `per` counts, which is called `unit`."""

    fen: int = Field(ge=1, le=100_000_000)
    per: Code | None = None
    unit: Hint = ""
    unit_en: Hint = ""

    def value(self) -> Price:
        return Price(Money(self.fen), self.per or "", self.unit, self.unit_en)


class ServedByRule(Rule):
    """Who may be made responsible: these kinds, and of companies these; none named: all of them."""

    kinds: tuple[AssigneeKind, ...] = Field((), max_length=2)
    companies: tuple[Id, ...] = Field((), max_length=50)

    def value(self) -> ServedBy:
        return ServedBy(self.kinds, self.companies)


class DemandRule(Rule):
    """What a step has to be proven by; `least`: so many files of it."""

    step: ProvenStep
    kind: EvidenceKind
    least: int = Field(1, ge=1, le=10)

    @model_validator(mode="after")
    def _can_be_met(self) -> Self:
        at_start = (EvidenceKind.BEFORE, EvidenceKind.LOCATION)
        if self.step is ProvenStep.START and self.kind not in at_start:
            raise ValueError(f"{self.kind}: there is none yet when somebody arrives")
        if self.kind in (EvidenceKind.SIGNATURE, EvidenceKind.LOCATION) and self.least > 1:
            raise ValueError(f"{self.kind}: there is one")
        return self

    def value(self) -> Demand:
        return Demand(self.step, self.kind, self.least)
