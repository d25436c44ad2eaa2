# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make the next bills of a run, and post what they come to; a unit and month are billed once."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from services.chassis.jobs import Step
from services.chassis.store.jobs import Job
from services.chassis.values import Money
from services.finance.domain import bills, charges, entries, prepaid
from services.finance.domain.bills import Bill, Run, Tariff
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.kinds import EntryKind
from services.finance.domain.places import UNIT, Place
from services.finance.domain.timer_kinds import RANK_PAYERS
from services.finance.policies import BillingPolicy
from services.finance.store import POSTING, UNITS_AT_ONCE, Tx

MORNING = timedelta(hours=6)
"""After the end of a due day."""
BILLS_AT_ONCE = 8 * UNITS_AT_ONCE
"""So many units are billed in one transaction: what is read and kept for each piece is spread over them."""


def handle(tx: Tx, job: Job) -> Step:
    run = tx.runs.get(job.asked["run_id"])
    tariff = tx.tariffs.get(run.tariff_id)
    tx.read_policies(tariff.place, BillingPolicy, *POSTING)
    made: list[Bill] = []
    passed, units = 0, 0
    after: str | None = job.position
    while after is not None and units < BILLS_AT_ONCE:
        page = tx.places.page(_where(tariff), after=after or None, limit=UNITS_AT_ONCE)
        bills_of, not_charged = _bills(tx, run, tariff, page.items)
        made += bills_of
        passed, units, after = passed + not_charged, units + len(page.items), page.next
    settled = _settled(tx, tariff.fund_id, made)
    for bill in settled:
        tx.bills.add(bill)
    tx.runs.save(run.plus(made, passed), *bills.issued(run, settled))
    _post(tx, run, tariff, settled, job.position)
    if after is None:
        tx.timers.set(RANK_PAYERS, run.id, _counted_at(tx, tariff), position="", seen=0, last="")
    return Step(after, len(made))


def _counted_at(tx: Tx, tariff: Tariff) -> datetime:
    """In the morning after the due day: then it is known who paid in time."""
    due = tx.today(tariff.place) + timedelta(days=tariff.due_days)
    return tx.calendar_at(tariff.place).end_of_period(due) + MORNING


def _where(tariff: Tariff) -> dict[str, Any]:
    return {"within": tariff.place, "kind": UNIT, "active": True}


def _bills(tx: Tx, run: Run, tariff: Tariff, units: Sequence[Place]) -> tuple[list[Bill], int]:
    """The bills of these units, and for how many of them nothing can be charged."""
    owned = {one.id: one for one in tx.ownerships.several(unit.id for unit in units)}
    bases = tx.bases(tariff, run.month, units, owned)
    able = [unit for unit in units if charges.can_be_charged(tariff, unit, bases.get(unit.id))]
    due = tx.today(tariff.place) + timedelta(days=tariff.due_days)
    remind_at = tx.calendar_at(tariff.place).end_of_period(due)
    made = [
        _bill(run, tariff, unit, (part, payer, amount), due, remind_at)
        for unit in able
        for part, (payer, amount) in enumerate(charges.charge(tariff, unit, bases[unit.id]))
    ]
    return made, len(units) - len(able)


def _bill(
    run: Run, tariff: Tariff, unit: Place, charged: tuple[int, str, Money], due: date, remind_at: datetime
) -> Bill:
    """A second owner's of the same month has an id of its own."""
    part, payer, amount = charged
    return Bill(
        id=str(uuid5(UUID(run.id), f"{unit.id}:{part}" if part else unit.id)),
        run_id=run.id,
        unit_id=unit.id,
        place=unit.path,
        payer=payer,
        name=tariff.name,
        month=run.month,
        fund_id=tariff.fund_id,
        amount=amount,
        due=due,
        area=unit.area,
        open=bool(amount.fen),
        remind_at=remind_at if amount.fen else None,
    )


def _settled(tx: Tx, fund_id: str, made: list[Bill]) -> list[Bill]:
    """What payers have paid ahead settles their bills first."""
    known = tx.credits_of(fund_id, (bill.payer for bill in made))
    found = []
    for bill in made:
        used = prepaid.usable(known.get(bill.payer), bill.owed)
        if used.fen:
            known[bill.payer] = known[bill.payer].plus(-used)
            found.append(bills.settle(bill, used, tx.now))
        else:
            found.append(bill)
    for credit in known.values():
        tx.credits.save(credit)
    return found


def _post(tx: Tx, run: Run, tariff: Tariff, made: list[Bill], position: str) -> None:
    """One entry a piece: what is due from owners is income."""
    amount = Run.plus(run, made, 0).amount - run.amount
    if not amount.fen:
        return
    ahead = Money(sum(bill.paid.fen for bill in made))
    amounts = (
        (Known.RECEIVABLE, amount - ahead),
        (Known.PREPAID, ahead),
        (tariff.account, -amount),
    )
    lines = [Line(account, tariff.fund_id, part) for account, part in amounts if part.fen]
    entry = entries.make(
        str(uuid5(UUID(run.id), f"entry {position}")),
        tariff.place,
        EntryKind.BILL,
        f"{run.month} {tariff.name}",
        tx.today(tariff.place),
        lines,
        tx.by.subject,
        tx.now,
        subject=f"run/{run.id}",
    )
    tx.post(entry)
