# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make the next bills of a run, and post what they come to; a unit and month are billed once."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from services.chassis.jobs import Step
from services.chassis.store.jobs import Job
from services.finance.domain import bills, entries, formulas
from services.finance.domain.bills import Bill, Run, Tariff
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.kinds import EntryKind
from services.finance.domain.places import UNIT, Ownership, Place
from services.finance.store import AT_ONCE, POSTING, Tx

BILLS_AT_ONCE = 2 * AT_ONCE
"""So many units are billed in one transaction: what is read and kept for each piece is spread over them."""


def handle(tx: Tx, job: Job) -> Step:
    run = tx.runs.get(job.asked["run_id"])
    tariff = tx.tariffs.get(run.tariff_id)
    tx.read_policies(tariff.place, *POSTING)
    units, following = _units(tx, tariff, job.position)
    owned = {one.id: one for one in tx.ownerships.several(unit.id for unit in units)}
    able = [unit for unit in units if bills.can_be_billed(tariff, unit, owned.get(unit.id))]
    made = _bills(tx, run, tariff, [(unit, owned[unit.id]) for unit in able])
    for bill in made:
        tx.bills.add(bill)
    tx.runs.save(run.plus(made, len(units) - len(made)))
    _post(tx, run, tariff, made, job.position)
    return Step(following, len(made))


def _units(tx: Tx, tariff: Tariff, position: str) -> tuple[list[Place], str | None]:
    """The units of a piece, and where the next one begins."""
    where = {"within": tariff.place, "kind": UNIT, "active": True}
    units: list[Place] = []
    after: str | None = position
    while after is not None and len(units) < BILLS_AT_ONCE:
        page = tx.places.page(where, after=after or None, limit=AT_ONCE)
        units += page.items
        after = page.next
    return units, after


def _bills(tx: Tx, run: Run, tariff: Tariff, units: list[tuple[Place, Ownership]]) -> list[Bill]:
    due = tx.today(tariff.place) + timedelta(days=tariff.due_days)
    remind_at = tx.calendar_at(tariff.place).end_of_period(due)
    return [_bill(run, tariff, unit, owned, due, remind_at) for unit, owned in units]


def _bill(run: Run, tariff: Tariff, unit: Place, owned: Ownership, due: date, remind_at: datetime) -> Bill:
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
        remind_at=remind_at,
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
