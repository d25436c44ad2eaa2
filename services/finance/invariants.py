# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be true of the books, and of finance's copies, whatever was killed."""

from collections import Counter
from collections.abc import Iterator

from services.chassis import published_log
from services.chassis.invariants import WHOLE, Invariants, ServiceData, chunks
from services.chassis.publicity import Stage
from services.chassis.store.timers import TIMERS
from services.finance.copies import copies
from services.finance.domain import proof
from services.finance.domain.bill_holds import BillHoldState
from services.finance.domain.entries import Entry
from services.finance.domain.holds import HoldState
from services.finance.domain.members_lead import PaidLead, untold
from services.finance.domain.periods import period_id, quarter_of
from services.finance.domain.proof import Lines
from services.finance.domain.statements import StatementState
from services.finance.domain.timer_kinds import PUBLICITY
from services.finance.domain.totals import added, booked_month, totals_of
from services.finance.store import Tx
from services.finance.timers import schedules

invariants = Invariants()


@invariants.holds
def every_entry_is_balanced(data: ServiceData) -> Iterator[str]:
    """The lines of every entry sum to nought in each of its funds, and it says what was told of it."""
    met = 0
    for chunk in chunks(data.histories("entry")):
        stored = data.named(Tx.entries, [(tenant, _entry_id(aggregate)) for (tenant, aggregate), _ in chunk])
        met += len(stored)
        for (tenant, aggregate), events in chunk:
            entry = stored.get((tenant, _entry_id(aggregate)))
            told = [proof.lines_of(event.data.lines) for event in events]
            yield _entry(f"{tenant} {aggregate}", entry, told)
    kept = data.count(Tx.entries.name, {})
    yield f"{kept - met} entries of which nothing was told" if kept != met else WHOLE


def _entry_id(aggregate: str) -> str:
    return aggregate.partition("/")[2]


def _entry(what: str, entry: Entry | None, told: list[Lines]) -> str:
    if entry is None:
        return f"{what}: told of, but not there"
    fault = proof.fault_of(entry, told)
    return f"{what}: {fault}" if fault else WHOLE


@invariants.holds
def totals_are_those_of_the_entries(data: ServiceData) -> Iterator[str]:
    """What is kept of every fund, account and month is the sum of its postings."""
    wanted: Counter[tuple[str, str, str]] = Counter()
    for tenant, entry in data.all(Tx.entries):
        booked = booked_month(entry.booked_at, data.reader(tenant).calendar_at(entry.place))
        for total in totals_of(entry, booked, 0):
            key = (tenant, total.id.rpartition(":")[0])
            wanted[*key, "debit"] += total.debit.fen
            wanted[*key, "credit"] += total.credit.fen
    kept: Counter[tuple[str, str, str]] = Counter()
    for tenant, total in data.all(Tx.totals):
        key = (tenant, total.id.rpartition(":")[0])
        kept[*key, "debit"] += total.debit.fen
        kept[*key, "credit"] += total.credit.fen
    for one in sorted({*wanted, *kept}):
        tenant, what, side = one
        told = f"{tenant} total {what}: {side} {kept[one]}, its postings come to {wanted[one]}"
        yield WHOLE if kept[one] == wanted[one] else told


@invariants.holds
def closings_are_what_the_books_came_to(data: ServiceData) -> Iterator[str]:
    """Every closing is the sum of all postings until the end of its quarter."""
    for tenant, closing in data.all(Tx.closings):
        tx = data.reader(tenant)
        parts = [one.balance for one in tx.totals_of(closing.fund_id) if one.effective <= closing.through]
        same = added(parts) == closing.balances
        yield WHOLE if same else f"{tenant} closing {closing.id}: the postings come to something else"


@invariants.holds
def no_fund_is_overdrawn(data: ServiceData) -> Iterator[str]:
    """Every fund has as much cash as is held of it, and what is held is the sum of its holds."""
    held: Counter[tuple[str, str]] = Counter()
    for tenant, hold in data.all(Tx.holds):
        if hold.state is HoldState.PENDING:
            held[tenant, hold.fund_id] += hold.left.fen
    for tenant, fund in data.all(Tx.funds):
        cash = data.reader(tenant).cash_of(fund)
        if fund.held.fen != held[tenant, fund.id]:
            told = held[tenant, fund.id]
            yield f"{tenant} fund {fund.id}: {fund.held.fen} held, its holds come to {told}"
        elif cash.fen < fund.held.fen:
            yield f"{tenant} fund {fund.id}: {fund.held.fen} held of {cash.fen}"
        else:
            yield WHOLE


@invariants.holds
def statements_are_what_was_posted(data: ServiceData) -> Iterator[str]:
    """Every published statement has all entries of its quarter, and its quarter is locked."""
    counted: Counter[tuple[str, str]] = Counter()
    for tenant, entry in data.all(Tx.entries):
        counted[tenant, period_id(entry.place, quarter_of(entry.effective))] += 1
    for tenant, statement in data.all(Tx.statements):
        if statement.state is StatementState.DRAWING:
            continue
        key = period_id(statement.place, statement.quarter)
        period = data.reader(tenant).periods.find(key)
        locked = period is not None and period.statement_id == statement.id
        same = statement.entries == counted[tenant, key] and locked
        told = f"{statement.entries} entries of {counted[tenant, key]}, locked: {locked}"
        yield WHOLE if same else f"{tenant} statement {statement.id}: {told}"


@invariants.holds
def publicity_is_watched(data: ServiceData) -> Iterator[str]:
    """Every publication whose clock runs has its timer at the end of it."""
    for chunk in chunks(data.all(Tx.publications)):
        ends = {
            f"{tenant}/{PUBLICITY}/{one.id}": one.until for tenant, one in chunk if one.stage is Stage.OPEN
        }
        timers = {timer["_id"]: timer["due_at"] for timer in data.by_id(TIMERS, ends)}
        for key, until in ends.items():
            yield WHOLE if timers.get(key) == until else f"{key}: ends {until}, timer {timers.get(key)}"


@invariants.holds
def the_log_is_whole(data: ServiceData) -> Iterator[str]:
    """Every district's log is over its leaves, and its signed head is over all of them."""
    return published_log.check(data)


@invariants.holds
def every_publication_is_in_the_log_once(data: ServiceData) -> Iterator[str]:
    """Every publication stands in the log once, as it is, or waits for its place."""
    return published_log.check_complete(data)


@invariants.holds
def every_district_has_its_schedules(data: ServiceData) -> Iterator[str]:
    """Each schedule has its timer in each district that finance serves."""
    return schedules.check(data)


@invariants.holds
def copies_equal_the_owners_facts(data: ServiceData) -> Iterator[str]:
    """Every copy says what identity last told of it; nothing is missing and nothing too much."""
    return copies.check(data)


@invariants.holds
def no_payment_is_lost_or_doubled(data: ServiceData) -> Iterator[str]:
    """Every payment that arrived has one entry of its amount, one that was given back one more."""
    booked: dict[str, dict[str, list[Entry]]] = {}
    for tenant, entry in data.all(Tx.entries):
        if entry.subject.startswith(proof.PAYMENT):
            booked.setdefault(tenant, {}).setdefault(entry.subject, []).append(entry)
    for tenant, payment in data.all(Tx.payments):
        own = booked.get(tenant, {}).pop(f"{proof.PAYMENT}{payment.id}", [])
        fault = proof.payment_fault(payment, own)
        yield f"{tenant} payment {payment.id}: {fault}" if fault else WHOLE
    for tenant, left in booked.items():
        for subject in left:
            yield f"{tenant} {subject}: booked, but there is no such payment"


@invariants.holds
def households_have_no_more_than_their_fund(data: ServiceData) -> Iterator[str]:
    """What the households' accounts of a maintenance fund come to is there, in its bank."""
    sums: Counter[tuple[str, str]] = Counter()
    for tenant, account in data.all(Tx.household_accounts):
        sums[tenant, account.fund_id] += account.balance.fen
    for (tenant, fund_id), fen in sorted(sums.items()):
        reader = data.reader(tenant)
        cash = reader.cash_of(reader.funds.get(fund_id)).fen
        yield WHOLE if fen <= cash else f"{tenant} fund {fund_id}: its households have {fen} of {cash}"


@invariants.holds
def what_is_on_hold_has_a_hold_that_runs(data: ServiceData) -> Iterator[str]:
    """Every bill on hold names a hold that is asked for or granted, and is not reminded of."""
    for chunk in chunks(data.documents(Tx.bills.name, {"hold": {"$ne": None}})):
        holds = data.named(Tx.bill_holds, [(one["tenant"], one["hold"]) for one in chunk if one.get("hold")])
        for one in chunk:
            hold = holds.get((one["tenant"], one.get("hold") or ""))
            runs = hold is not None and hold.state in (BillHoldState.ASKED, BillHoldState.GRANTED)
            whole = not one.get("hold") or (runs and one.get("remind_at") is None)
            yield WHOLE if whole else f"{one['tenant']} bill {one['id']}: on hold by {one['hold']}"


@invariants.holds
def paid_tallies_count_who_paid(data: ServiceData) -> Iterator[str]:
    """The members' part of what is paid adds up to how each payer paid, as long as the payers are kept."""
    left = untold(data.all(Tx.lead_payers), data.all(Tx.paid_tallies), data.all(Tx.lead_forgotten))
    for key, more in left.items():
        yield f"lead {key}: its payers did {more} more" if more != PaidLead() else WHOLE
