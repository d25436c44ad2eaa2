# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parking fees (车位费): which holders of a space pay for a month, and which part of it each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from services.chassis.values import Money, OrgPath
from services.finance.domain import formulas
from services.finance.domain.bills import Charge, Tariff
from services.finance.domain.charges import bounds
from services.finance.domain.fees import Change
from services.finance.domain.shares import shares


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a space, for which unit; both days belong to it."""

    person_id: str
    unit_id: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class ParkingSpace:
    """A space of a compound as identity told of it last; its holdings are in the order of their days."""

    id: str
    number: str
    kind: str
    place: OrgPath
    within: tuple[OrgPath, ...]
    holdings: tuple[Holding, ...] = ()


Holder = tuple[str, str]
"""A person and the unit for which they hold a space."""


def days_held(space: ParkingSpace, month: str) -> dict[Holder, int]:
    """On how many days of a month each holder had the space, in the order of their days."""
    first, last = bounds(month)
    found: dict[Holder, int] = {}
    for one in space.holdings:
        begins, ends = max(one.since, first), min(one.until or last, last)
        if begins <= ends:
            holder = (one.person_id, one.unit_id)
            found[holder] = found.get(holder, 0) + (ends - begins).days + 1
    return found


def charge(tariff: Tariff, space: ParkingSpace, month: str, rule: Change) -> list[tuple[Holder, Money]]:
    """Each holder's part of a month, and nothing for days on which nobody held the space.

    By days: the whole is rounded once, then shared by largest remainder, free days included. By months: who
    held it on the first day pays all of it, and a new holder from the next month on.
    """
    whole = formulas.amount_of(tariff.formula, formulas.Figures(0, 1))
    first, last = bounds(month)
    if rule is Change.NEXT_MONTH:
        return [(holder, whole) for holder in _on(space, first)]
    held = days_held(space, month)
    free = (last - first).days + 1 - sum(held.values())
    parts = shares(whole.fen, (*held.values(), free))
    return [(holder, Money(part, whole.currency)) for holder, part in zip(held, parts[:-1], strict=True)]


def charges_of(
    tariff: Tariff, space: ParkingSpace, month: str, rule: Change, places: dict[str, OrgPath]
) -> Iterator[Charge]:
    """What a month's bills of a space say; a unit of which no place is known yet is billed at the space's."""
    for part, ((payer, unit_id), amount) in enumerate(charge(tariff, space, month, rule)):
        at = places.get(unit_id, space.place)
        yield Charge(space.id, part, unit_id, at, payer, amount, name=f"{tariff.name} {space.number}")


def _on(space: ParkingSpace, day: date) -> list[Holder]:
    return [
        (one.person_id, one.unit_id)
        for one in space.holdings
        if one.since <= day and (one.until is None or day <= one.until)
    ]
