# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tariffs (收费标准), the runs that bill a month by them, and bills (账单) with their reminders (催缴)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from services.chassis import written
from services.chassis.values import Event, Invalid, Money, OrgPath
from services.finance.domain import formulas, limitation
from services.finance.domain.billing_errors import BilledAlready, NameNotAllowed, NotCommonIncome
from services.finance.domain.dunning_errors import BillSettled, NoLateFee
from services.finance.domain.events import (
    BillCorrected,
    BillingBegun,
    BillReminded,
    BillsIssued,
    LateFeeCharged,
    TariffSet,
)
from services.finance.domain.funds import Fund
from services.finance.domain.kinds import FundKind, PayableSpace

REMINDER = "reminder"
"""The first stage of the ladder; those after it are taken by people, in the file of arrears."""


PAYERS_AT_ONCE = 100
"""So many who have to pay are named in one event."""

LATE_FEE = "违约金"

REFERENCE_LENGTH = 12


@dataclass(frozen=True, kw_only=True)
class Tariff:
    """What is charged every month in a place; `account` is the income, `due_days` from the bill on.

    `spaces`: the kind of parking spaces whose holders it charges; without one it charges units.
    """

    id: str
    place: OrgPath
    within: tuple[str, ...]
    name: str
    fund_id: str
    account: str
    formula: str
    due_days: int
    spaces: PayableSpace | None = None


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


@dataclass(frozen=True, slots=True)
class Charge:
    """One payer's part of a month: `of` a unit or a parking space by its id, the `part` from 0 on."""

    of: str
    part: int
    unit_id: str
    place: OrgPath
    payer: str
    amount: Money
    area: int | None = None
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Bill:
    """What a payer owes for a unit and a month; `remind_at`: when the next stage of the ladder comes.

    `area`: of the unit when it was billed, in hundredths of a square metre, as far as it was known. `hold`:
    what keeps it from being dunned; `interrupted_on`: when the limitation of the claim last began anew;
    `withdrawn`: why it is owed no more; `corrects`: the bill in whose place it is;
    `settled_at`: when all of it was paid, as far as nothing was given back since;
    `late_for`: the bill whose late fee it is.
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
    settled_at: datetime | None = None
    remind_at: datetime | None = None
    stage: int = 0
    area: int | None = None
    hold: str | None = None
    interrupted_on: date | None = None
    withdrawn: str = ""
    corrects: str | None = None
    late_for: str | None = None
    subject: str = ""

    @property
    def reference(self) -> str:
        """What a payer names in a transfer: the first twelve digits of its id."""
        return self.id.replace("-", "")[:REFERENCE_LENGTH].upper()

    @property
    def owed(self) -> Money:
        return Money(0, self.amount.currency) if self.withdrawn else self.amount - self.paid


Step = tuple[Bill, list[Event]]


SPACE_NAMES = frozenset({"months"})
"""The names that the formula of a parking space may use: it has no area and no meter."""


def set_tariff(tariff: Tariff, fund: Fund) -> tuple[Tariff, list[Event]]:
    """Charge something every month.

    What the compound lets is the owners': its rent is common income (Civil Code Art. 275, 282).

    Raises BadFormula, NameNotAllowed, NotCommonIncome.
    """
    formulas.amount(tariff.formula, 10_000, 1)
    if tariff.spaces:
        for name in formulas.NAMES:
            if name not in SPACE_NAMES and formulas.uses(tariff.formula, name):
                raise NameNotAllowed(name)
    if tariff.spaces is PayableSpace.RENTED and fund.kind is not FundKind.COMMON_INCOME:
        raise NotCommonIncome(fund.id)
    return tariff, [TariffSet(tariff.id, tariff.place, tariff.name, tariff.formula, tariff.fund_id)]


def begin(run: Run, known: Run | None) -> tuple[Run, list[Event]]:
    """Bill a month, once. Raises BilledAlready, Invalid."""
    try:
        written.month(run.month)
    except ValueError:
        raise Invalid("month", "is written as 2026-03") from None
    if known is not None:
        raise BilledAlready(run.tariff_id, run.month)
    return run, [BillingBegun(run.id, run.tariff_id, run.place, run.month)]


def issue(bill_id: str, run: Run, tariff: Tariff, charge: Charge, due: date, remind_at: datetime) -> Bill:
    """The bill of one part of a month."""
    return Bill(
        id=bill_id,
        run_id=run.id,
        unit_id=charge.unit_id,
        place=charge.place,
        payer=charge.payer,
        name=charge.name or tariff.name,
        month=run.month,
        fund_id=tariff.fund_id,
        amount=charge.amount,
        due=due,
        area=charge.area,
        open=bool(charge.amount.fen),
        remind_at=remind_at if charge.amount.fen else None,
    )


def issued(run: Run, tariff: Tariff, made: Sequence[Bill]) -> list[Event]:
    """Who has to pay one of a run's new bills; what was paid ahead tells nobody."""
    due = [bill for bill in made if bill.open]
    payers = list(dict.fromkeys(bill.payer for bill in due))
    pieces = (payers[at : at + PAYERS_AT_ONCE] for at in range(0, len(payers), PAYERS_AT_ONCE))
    return [
        BillsIssued(run.id, tariff.name, run.place, run.month, due[0].due, tuple(piece)) for piece in pieces
    ]


def settle(bill: Bill, amount: Money, at: datetime, on: date | None = None) -> Bill:
    """So much of it is paid at a moment; with all of it no reminder follows.

    `on`: the day on which a part accepts the debt (Civil Code Art. 195).
    """
    paid = bill.paid + amount
    is_open = paid != bill.amount
    settled = replace(
        bill,
        paid=paid,
        open=is_open,
        settled_at=None if is_open else at,
        remind_at=bill.remind_at if is_open else None,
    )
    return interrupt(settled, on) if on and is_open else settled


def unsettle(bill: Bill, amount: Money, remind_at: datetime) -> Bill:
    """So much of it was given back: it is owed again."""
    next_at = None if bill.hold else remind_at
    return replace(bill, paid=bill.paid - amount, open=True, settled_at=None, remind_at=next_at)


def remind(bill: Bill, next_at: datetime) -> tuple[Bill, list[Event]]:
    """The first stage of the ladder."""
    reminded = replace(bill, stage=bill.stage + 1, remind_at=next_at)
    return reminded, [BillReminded(bill.id, bill.unit_id, bill.payer, REMINDER, bill.owed)]


def was_reminded(bill: Bill) -> bool:
    """Whether the next stage is somebody's work."""
    return bill.stage > 0


def hand_over(bill: Bill) -> Bill:
    """It is in a file of arrears: no reminder follows by itself."""
    return replace(bill, stage=bill.stage + 1, remind_at=None)


def put_on_hold(bill: Bill, hold_id: str) -> Bill:
    """Nothing is dunned."""
    return replace(bill, hold=hold_id, remind_at=None)


def release(bill: Bill, at: datetime) -> Bill:
    """It is dunned again, as far as something is owed."""
    return replace(bill, hold=None, remind_at=at if bill.open else None)


def interrupt(bill: Bill, on: date) -> Bill:
    """A demand, a part payment or a suit begins the limitation of the claim anew, unless it has ended."""
    begins = limitation.interrupts(bill.due, bill.interrupted_on, on)
    return replace(bill, interrupted_on=on) if begins else bill


def withdraw(bill: Bill, reason: str, corrected: str | None) -> tuple[Bill, list[Event]]:
    """It was wrong: nothing is owed on it; another may be in its place. Raises BillSettled."""
    if bill.paid.fen or bill.withdrawn:
        raise BillSettled(bill.id)
    withdrawn = replace(bill, open=False, remind_at=None, withdrawn=reason)
    return withdrawn, [BillCorrected(bill.id, bill.unit_id, bill.payer, reason, corrected)]


def charge_late_fee(bill: Bill, fee: Money, fee_id: str, today: date, remind_at: datetime) -> Step:
    """Contractual damages as a bill of its own; none before the due day is over. Raises NoLateFee."""
    if not fee.fen or bill.due >= today or not bill.open:
        raise NoLateFee(bill.id)
    made = replace(bill, id=fee_id, name=LATE_FEE, amount=fee, paid=Money(0), stage=0, hold=None)
    made = replace(made, due=today, remind_at=remind_at, interrupted_on=None, late_for=bill.id)
    return made, [LateFeeCharged(made.id, bill.id, bill.unit_id, bill.payer, fee)]
