# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a unit is charged for a month, and which owner pays which part of it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from services.chassis import written
from services.chassis.values import Event, Invalid, Money, OrgPath
from services.finance.domain import formulas
from services.finance.domain.bills import Tariff
from services.finance.domain.dunning_errors import NoFigures, TooManyUnits
from services.finance.domain.events import CostShared, VacancyDeclared
from services.finance.domain.fees import WHOLE_PERCENT, Change, rounded
from services.finance.domain.places import Ownership, Place
from services.finance.domain.shares import shares

MOST_UNITS = 2000
STANDING = "standing"
"""The month of a figure that holds until it is changed."""


@dataclass(frozen=True)
class Figure:
    """A number of a unit that a tariff asks for: spaces that it has, or what its meter counted in a month.

    `value`: in thousandths. The id says tariff, unit and month.
    """

    id: str
    value: int


@dataclass(frozen=True)
class Tenure:
    """From which day on somebody pays for a unit; with the unit's id and the day as its own."""

    id: str
    unit_id: str
    payer: str
    since: str


@dataclass(frozen=True, kw_only=True)
class Vacancy:
    """A unit that stands empty (空置), from a month through another, both written as `2026-03`."""

    id: str
    place: OrgPath
    unit_id: str
    from_month: str
    through_month: str
    reason: str
    declared_by: str


class SharingKey(StrEnum):
    """By what a shared cost is split: the agreed key, else by area (Hangzhou Art. 54)."""

    AREA = "area"
    HOUSEHOLD = "household"


@dataclass(frozen=True, kw_only=True)
class SharedCost:
    """A month's cost that its units bear together: `quantity` (thousandths) at `unit_price`, as published."""

    id: str
    tariff_id: str
    place: OrgPath
    month: str
    amount: Money
    key: SharingKey
    units: int
    shared_at: datetime
    quantity: int | None = None
    unit_price: Money | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What a unit's charge is reckoned from beside its area; `payers`: with the weight of each."""

    payers: tuple[tuple[str, int], ...]
    quantity: int | None = None
    spaces: int | None = None
    percent: int = WHOLE_PERCENT


def figure_id(tariff_id: str, unit_id: str, month: str) -> str:
    return f"{tariff_id}:{unit_id}:{month}"


def bounds(month: str) -> tuple[date, date]:
    """The first and the last day of a month, written as `2026-03`. Raises Invalid."""
    try:
        first = written.month(month)
    except ValueError:
        raise Invalid("month", "is written as 2026-03") from None
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def can_be_charged(tariff: Tariff, unit: Place, basis: Basis | None) -> bool:
    """Whether units are charged, somebody pays for it, and all is known that the formula asks for."""
    if tariff.spaces or basis is None or not basis.payers:
        return False
    known = {"area": unit.area, "quantity": basis.quantity, "spaces": basis.spaces}
    return all(value is not None for name, value in known.items() if formulas.uses(tariff.formula, name))


def charge(tariff: Tariff, unit: Place, basis: Basis) -> list[tuple[str, Money]]:
    """Each payer's part of a month: the whole is rounded once, then shared by largest remainder."""
    figures = formulas.Figures(unit.area or 0, 1, basis.quantity or 0, basis.spaces or 0)
    whole = formulas.amount_of(tariff.formula, figures)
    due = rounded(whole.fen * basis.percent, WHOLE_PERCENT)
    parts = shares(due, [weight for _, weight in basis.payers])
    return [(payer, Money(part)) for (payer, _), part in zip(basis.payers, parts, strict=True)]


def payers_of(
    owned: Ownership | None, tenures: Sequence[Tenure], month: str, rule: Change
) -> tuple[tuple[str, int], ...]:
    """Who pays for a unit in a month, with how many days; `tenures` by their first day.

    By days each pays for the days from the own first one on; else whoever owned it on the month's first day
    pays all of it (Shanghai Art. 49).
    """
    if owned is None:
        return ()
    first, last = bounds(month)
    known = [(written.day(one.since), one.payer) for one in tenures]
    known = [one for one in known if one[0] <= last] or [(first, owned.payer)]
    before = [one for one in known if one[0] <= first]
    inside = [one for one in known if one[0] > first]
    if rule is Change.NEXT_MONTH:
        payer = before[-1][1] if before else inside[0][1]
        return ((payer, 1),)
    parts = [*((first, payer) for _, payer in before[-1:]), *inside]
    ends = [begin for begin, _ in parts[1:]] + [date.fromordinal(last.toordinal() + 1)]
    return tuple((payer, (end - begin).days) for (begin, payer), end in zip(parts, ends, strict=True))


def declare(vacancy: Vacancy) -> tuple[Vacancy, list[Event]]:
    """A unit stands empty. Raises Invalid."""
    bounds(vacancy.from_month)
    if bounds(vacancy.through_month)[0] < bounds(vacancy.from_month)[0]:
        raise Invalid("through_month", "comes before the first")
    return vacancy, [VacancyDeclared(vacancy.id, vacancy.unit_id, vacancy.from_month, vacancy.through_month)]


def asks_for(tariff: Tariff, month: str) -> bool:
    """Whether a tariff asks for a month's figure, what a meter counted, or the standing one, the spaces."""
    return formulas.uses(tariff.formula, "spaces" if month == STANDING else "quantity")


def check_figure(tariff: Tariff, month: str) -> None:
    """Figures are recorded where they are asked for. Raises NoFigures, Invalid."""
    if not asks_for(tariff, month):
        raise NoFigures(tariff.id)
    if month != STANDING:
        bounds(month)


def check_units(count: int) -> None:
    """One cost is shared in one go, by a building or a compound. Raises TooManyUnits."""
    if count > MOST_UNITS:
        raise TooManyUnits(MOST_UNITS)


def share(cost: SharedCost, weights: Sequence[int]) -> tuple[SharedCost, list[int], list[Event]]:
    """Each unit's part in fen, by largest remainder: they come to the whole."""
    made = cost
    parts = shares(made.amount.fen, weights)
    told = CostShared(made.id, made.tariff_id, made.place, made.month, made.amount, made.key, made.units)
    return made, parts, [told]
