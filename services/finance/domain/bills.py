# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tariffs (收费标准), the runs that bill a month by them, and bills (账单) with their reminders (催缴)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from services.chassis.values import Event, Invalid, Money, OrgPath
from services.finance.domain import formulas
from services.finance.domain.billing_errors import BilledAlready
from services.finance.domain.events import BillingBegun, BillReminded, TariffSet
from services.finance.domain.places import Ownership, Place

STAGES = ("reminder", "demand", "committee")
"""The lawful ladder: a reminder, a written demand (催告), the committee urges (Regulation Art. 64)."""

REFERENCE_LENGTH = 12


@dataclass(frozen=True, kw_only=True)
class Tariff:
    """What is charged every month in a place; `account` is the income, `due_days` from the bill on."""

    id: str
    place: OrgPath
    within: tuple[str, ...]
    name: str
    fund_id: str
    account: str
    formula: str
    due_days: int


@dataclass(frozen=True, kw_only=True)
class Run:
    """The billing of one month by one tariff; `skipped`: units without an owner or a known area."""

    id: str
    tariff_id: str
    place: OrgPath
    month: str
    begun_at: datetime
    billed: int = 0
    skipped: int = 0
    amount: Money = Money(0)  # noqa: RUF009 - it is frozen

    def plus(self, made: list[Bill], skipped: int) -> Run:
        whole = sum((one.amount.fen for one in made), self.amount.fen)
        return replace(
            self, billed=self.billed + len(made), skipped=self.skipped + skipped, amount=Money(whole)
        )


@dataclass(frozen=True, kw_only=True)
class Bill:
    """What a payer owes for a unit and a month; `remind_at`: when the next stage of the ladder comes.

    `area`: of the unit when it was billed, in hundredths of a square metre, as far as it was known.
    `subject`: the lease or the contract that it is of, as `noun/id`; such a bill has no run.
    """

    id: str
    run_id: str
    unit_id: str
    place: OrgPath
    payer: str
    name: str
    month: str
    fund_id: str
    amount: Money
    due: date
    open: bool = True
    paid: Money = Money(0)  # noqa: RUF009 - it is frozen
    remind_at: datetime | None = None
    stage: int = 0
    area: int | None = None
    subject: str = ""

    @property
    def reference(self) -> str:
        """What a payer names in a transfer: the first twelve digits of its id."""
        return self.id.replace("-", "")[:REFERENCE_LENGTH].upper()

    @property
    def owed(self) -> Money:
        return self.amount - self.paid


def set_tariff(tariff: Tariff) -> tuple[Tariff, list[Event]]:
    """Charge something every month. Raises BadFormula, NameNotAllowed."""
    formulas.amount(tariff.formula, 10_000, 1)
    return tariff, [TariffSet(tariff.id, tariff.place, tariff.name, tariff.formula, tariff.fund_id)]


def begin(run: Run, known: Run | None) -> tuple[Run, list[Event]]:
    """Bill a month, once. Raises BilledAlready, Invalid."""
    year, _, month = run.month.partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):  # noqa: PLR2004 - months
        raise Invalid("month", "is written as 2026-03")
    if known is not None:
        raise BilledAlready(run.tariff_id, run.month)
    return run, [BillingBegun(run.id, run.tariff_id, run.place, run.month)]


def can_be_billed(tariff: Tariff, unit: Place, owned: Ownership | None) -> bool:
    """Whether somebody pays for it, and its area is known where the tariff needs it."""
    return owned is not None and (unit.area is not None or not formulas.uses_area(tariff.formula))


def settle(bill: Bill, amount: Money) -> Bill:
    """So much of it is paid; with all of it no reminder follows."""
    paid = bill.paid + amount
    is_open = paid != bill.amount
    return replace(bill, paid=paid, open=is_open, remind_at=bill.remind_at if is_open else None)


def unsettle(bill: Bill, amount: Money, remind_at: datetime) -> Bill:
    """So much of it was given back: it is owed again."""
    return replace(bill, paid=bill.paid - amount, open=True, remind_at=remind_at)


def remind(bill: Bill, next_at: datetime) -> tuple[Bill, list[Event]]:
    """The next stage of the ladder; after the last one nothing comes by itself."""
    stage = STAGES[min(bill.stage, len(STAGES) - 1)]
    last = bill.stage + 1 >= len(STAGES)
    reminded = replace(bill, stage=bill.stage + 1, remind_at=None if last else next_at)
    return reminded, [BillReminded(bill.id, bill.unit_id, bill.payer, stage, bill.owed)]
