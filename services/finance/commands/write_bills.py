# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make the next bills of a run, and post what they come to; a unit and month are billed once."""

from datetime import timedelta
from uuid import UUID, uuid5

from services.chassis.jobs import Step
from services.chassis.store.jobs import Job
from services.finance.domain import bills, entries, formulas
from services.finance.domain.bills import Bill, Run, Tariff
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.kinds import EntryKind
from services.finance.domain.places import UNIT, Ownership, Place
from services.finance.store import UNITS_AT_ONCE, Tx


def handle(tx: Tx, job: Job) -> Step:
    run = tx.runs.get(job.asked["run_id"])
    tariff = tx.tariffs.get(run.tariff_id)
    units = {"within": tariff.place, "kind": UNIT, "active": True}
    page = tx.places.page(units, after=job.position or None, limit=UNITS_AT_ONCE)
    owned = {one.id: one for one in tx.ownerships.several(unit.id for unit in page.items)}
    able = [unit for unit in page.items if bills.can_be_billed(tariff, unit, owned.get(unit.id))]
    made = [_bill(tx, run, tariff, unit, owned[unit.id]) for unit in able]
    for bill in made:
        tx.bills.add(bill)
    tx.runs.save(run.plus(made, len(page.items) - len(made)))
    _post(tx, run, tariff, made, job.position)
    return Step(page.next, len(made))


def _bill(tx: Tx, run: Run, tariff: Tariff, unit: Place, owned: Ownership) -> Bill:
    due = tx.today(tariff.place) + timedelta(days=tariff.due_days)
    return Bill(
        id=str(uuid5(UUID(run.id), unit.id)),
        run_id=run.id,
        unit_id=unit.id,
        place=unit.path,
        payer=owned.payer,
        name=tariff.name,
        month=run.month,
        fund_id=tariff.fund_id,
        amount=formulas.amount(tariff.formula, unit.area or 0, 1),
        due=due,
        area=unit.area,
        remind_at=tx.calendar_at(tariff.place).end_of_period(due),
    )


def _post(tx: Tx, run: Run, tariff: Tariff, made: list[Bill], position: str) -> None:
    """One entry a piece: what is due from owners is income."""
    amount = Run.plus(run, made, 0).amount - run.amount
    if not amount.fen:
        return
    lines = (
        Line(Known.RECEIVABLE, tariff.fund_id, amount),
        Line(tariff.account, tariff.fund_id, -amount),
    )
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
