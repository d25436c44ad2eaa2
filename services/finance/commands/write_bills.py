# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make the next bills of a run, and post what they come to; a unit or space and month are billed once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid5

from services.chassis.jobs import Step
from services.chassis.store.jobs import Job
from services.chassis.values import Money
from services.finance.domain import bills, charges, entries, parking_fees, prepaid
from services.finance.domain.bills import Bill, Charge, Run, Tariff
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.kinds import EntryKind
from services.finance.domain.places import UNIT, Place
from services.finance.domain.timer_kinds import RANK_PAYERS
from services.finance.policies import BillingPolicy
from services.finance.store import POSTING, UNITS_AT_ONCE, Tx

MORNING = timedelta(hours=6)
"""So long after the end of the due day it is counted who paid in time."""
BILLS_AT_ONCE = 8 * UNITS_AT_ONCE
"""So many units or spaces are billed in one transaction: what each piece reads is spread over them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What so many units or spaces come to; of those passed over nothing can be charged."""

    charges: list[Charge]
    seen: int
    passed: int
    next: str | None


def handle(tx: Tx, job: Job) -> Step:
    run = tx.runs.get(job.asked["run_id"])
    tariff = tx.tariffs.get(run.tariff_id)
    tx.read_policies(tariff.place, BillingPolicy, *POSTING)
    due = tx.today(tariff.place) + timedelta(days=tariff.due_days)
    remind_at = tx.calendar_at(tariff.place).end_of_period(due)
    made: list[Bill] = []
    passed, seen = 0, 0
    after: str | None = job.position
    while after is not None and seen < BILLS_AT_ONCE:
        piece = (_spaces if tariff.spaces else _units)(tx, run, tariff, after or None)
        made += [bills.issue(_bill_id(run, one), run, tariff, one, due, remind_at) for one in piece.charges]
        passed, seen, after = passed + piece.passed, seen + piece.seen, piece.next
    settled = _settled(tx, tariff.fund_id, made)
    for bill in settled:
        tx.bills.add(bill)
    tx.runs.save(run.plus(made, passed), *bills.issued(run, tariff, settled))
    _post(tx, run, tariff, settled, job.position)
    if after is None:
        tx.timers.set(RANK_PAYERS, run.id, remind_at + MORNING, position="", seen=0, last="")
    return Step(after, len(made))


def _bill_id(run: Run, charge: Charge) -> str:
    """A second payer's of the same month has an id of its own."""
    return str(uuid5(UUID(run.id), f"{charge.of}:{charge.part}" if charge.part else charge.of))


def _units(tx: Tx, run: Run, tariff: Tariff, after: str | None) -> Piece:
    """The bills of the next units, and for how many of them nothing can be charged."""
    where = {"within": tariff.place, "kind": UNIT, "active": True}
    page = tx.places.page(where, after=after, limit=UNITS_AT_ONCE)
    owned = {one.id: one for one in tx.ownerships.several(unit.id for unit in page.items)}
    bases = tx.bases(tariff, run.month, page.items, owned)
    able = [unit for unit in page.items if charges.can_be_charged(tariff, unit, bases.get(unit.id))]
    made = [
        Charge(unit.id, part, unit.id, unit.path, payer, amount, unit.area)
        for unit in able
        for part, (payer, amount) in enumerate(charges.charge(tariff, unit, bases[unit.id]))
    ]
    return Piece(made, len(page.items), len(page.items) - len(able), page.next)


def _spaces(tx: Tx, run: Run, tariff: Tariff, after: str | None) -> Piece:
    """The bills of who held the next spaces; nobody is passed over, a free space owes nothing."""
    page = tx.parking_spaces.page(tx.spaces_of(tariff), after=after, limit=UNITS_AT_ONCE)
    rule = tx.policy(BillingPolicy, tariff.place).change_of_owner
    held_for = {unit for space in page.items for _, unit in parking_fees.days_held(space, run.month)}
    places = {unit.id: unit.path for unit in _places(tx, sorted(held_for))}
    made = [
        charge
        for space in page.items
        for charge in parking_fees.charges_of(tariff, space, run.month, rule, places)
    ]
    return Piece(made, len(page.items), 0, page.next)


def _places(tx: Tx, ids: Sequence[str]) -> Iterator[Place]:
    for at in range(0, len(ids), UNITS_AT_ONCE):
        yield from tx.places.several(ids[at : at + UNITS_AT_ONCE])


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
