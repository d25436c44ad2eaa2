# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be true of the books, and of finance's copies, whatever was killed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from services.chassis import published_log
from services.chassis.invariants import WHOLE, Invariants, ServiceData, chunks
from services.chassis.publicity import Stage
from services.chassis.store.timers import TIMERS
from services.chassis.values import DomainError
from services.finance.copies import copies
from services.finance.domain import entries
from services.finance.domain.entries import Entry
from services.finance.domain.holds import HoldState
from services.finance.domain.kinds import EntryKind
from services.finance.domain.payments import PaymentState
from services.finance.domain.periods import period_id, quarter_of
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
            told = [_lines(event.data.lines) for event in events]
            yield _entry(f"{tenant} {aggregate}", entry, told)
    kept = data.count(Tx.entries.name, {})
    yield f"{kept - met} entries of which nothing was told" if kept != met else WHOLE


def _entry_id(aggregate: str) -> str:
    return aggregate.partition("/")[2]


def _lines(lines: Iterable[Any]) -> tuple[tuple[str, str, int, str], ...]:
    return tuple((line.account, line.fund_id, line.amount.fen, line.amount.currency) for line in lines)


def _entry(what: str, entry: Entry | None, told: list[tuple[tuple[str, str, int, str], ...]]) -> str:
    if entry is None:
        return f"{what}: told of, but not there"
    try:
        entries.make(
            entry.id,
            entry.place,
            entry.kind,
            entry.text,
            entry.effective,
            entry.lines,
            entry.booked_by,
            entry.booked_at,
        )
    except DomainError as refusal:
        return f"{what}: {refusal.code}"
    same = set(told) == {_lines(entry.lines)}
    return WHOLE if same else f"{what}: its lines are not those that were told"


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


CAME_IN, GIVEN_BACK = {EntryKind.PAYMENT: 1}, {EntryKind.PAYMENT: 1, EntryKind.REFUND: 1}
BOOKED: Mapping[PaymentState, Mapping[EntryKind, int]] = MappingProxyType(
    {
        PaymentState.BEGUN: {},
        PaymentState.PAID: CAME_IN,
        PaymentState.REFUNDING: CAME_IN,
        PaymentState.REFUNDED: GIVEN_BACK,
    }
)
"""By how many entries of each kind a payment stands in the books."""


@invariants.holds
def every_payment_is_booked_once(data: ServiceData) -> Iterator[str]:
    """Every payment that came in has its one entry over its amount, every one given back a second one."""
    booked: dict[tuple[str, str], Counter[tuple[EntryKind, int]]] = {}
    for tenant, entry in data.all(Tx.entries):
        if entry.kind in GIVEN_BACK:
            known = booked.setdefault((tenant, entry.subject), Counter())
            known[entry.kind, sum(max(0, line.amount.fen) for line in entry.lines)] += 1
    for tenant, payment in data.all(Tx.payments):
        wanted = {(kind, payment.amount.fen): times for kind, times in BOOKED[payment.state].items()}
        found = dict(booked.pop((tenant, f"payment/{payment.id}"), Counter()))
        what = f"{tenant} payment {payment.id}"
        yield WHOLE if found == wanted else f"{what}: {payment.state}, booked {found}"
    for (tenant, subject), left in booked.items():
        yield f"{tenant} {subject}: booked {dict(left)}, and no such payment"


@invariants.holds
def copies_equal_the_owners_facts(data: ServiceData) -> Iterator[str]:
    """Every copy says what identity last told of it; nothing is missing and nothing too much."""
    return copies.check(data)
