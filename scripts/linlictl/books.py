# SPDX-License-Identifier: AGPL-3.0-or-later
"""`books`: prove that a district's books are whole, or name the first entry that is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from scripts.linlictl.connections import Connections, with_connections
from scripts.linlictl.errors import UsageError
from scripts.linlictl.invariants import BROKEN, SHOWN, Past, service_data
from scripts.linlictl.output import Show, say
from services.chassis.invariants import ServiceData, chunks
from services.chassis.store.database import Document
from services.finance.domain import proof
from services.finance.domain.entries import Entry
from services.finance.domain.payments import Payment
from services.finance.domain.periods import quarter_of
from services.finance.domain.proof import Lines, Sums
from services.finance.domain.statements import Statement, StatementState
from services.finance.store import Tx

FINANCE = "finance"
MOMENT = "%Y%m%d%H%M%S%f"
COLUMNS = ("check", "checked", "broken")
ENTRIES, SUMS, BALANCES, STATEMENTS, PAYMENTS = CHECKS = (
    "entries",
    "sums",
    "balances",
    "statements",
    "payments",
)


@dataclass
class Check:
    """One thing that is proven of the books; `wrong`: when what was booked, and what is wrong with it."""

    name: str
    checked: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)

    def take(self, when: str, what: str, fault: str) -> None:
        self.checked += 1
        if fault:
            self.wrong.append((when, f"{what}: {fault}"))


@dataclass
class Proof:
    """What is proven of one district."""

    tenant: str
    checks: Mapping[str, Check]
    posted: Sums = field(default_factory=Sums)
    counted: dict[tuple[str, str], int] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    paid: dict[str, list[Entry]] = field(default_factory=dict)


@click.group()
def books() -> None:
    """Look into the books of finance."""


@books.command("check")
@click.option("--tenant", default="", help="Only this district's; without it those of all.")
@click.option(
    "--archive",
    type=click.Path(path_type=Path),
    envvar="LINLI_ARCHIVE",
    help="Where `linlictl archive` put old events: what entries of then are held against.",
)
@with_connections
def check(connections: Connections, show: Show, tenant: str, archive: Path | None) -> int:
    """Prove that the books are whole; exit code 1, and the first wrong entry, if they are not.

    Debits and credits come to the same in each entry, fund and district; every account is what was posted to
    it; every entry says what was told of it; a published statement has its quarter's postings; no payment is
    lost or doubled. Posting goes on meanwhile: look again before believing a difference in a busy district.
    """
    data = service_data(connections, FINANCE, 0, Past(connections, archive))
    known = sorted(data.database.collection(Tx.funds.name).distinct("tenant"))
    if tenant and tenant not in known:
        raise UsageError(f"district {tenant} has no books")
    checks = {name: Check(name) for name in CHECKS}
    proofs = {one: Proof(one, checks) for one in ([tenant] if tenant else known)}
    _entries(data, proofs)
    for proof_of_one in proofs.values():
        _prove(data, proof_of_one)
    show.rows(
        [{"check": c.name, "checked": c.checked, "broken": len(c.wrong)} for c in checks.values()], COLUMNS
    )
    for found in checks.values():
        for _, text in sorted(found.wrong)[:SHOWN]:
            say(f"{found.name}: {text}")
    if checks[ENTRIES].wrong:
        say(f"the first wrong entry is {min(checks[ENTRIES].wrong)[1]}")
    return BROKEN if any(found.wrong for found in checks.values()) else 0


def _entries(data: ServiceData, proofs: dict[str, Proof]) -> None:
    """Each with what was told of it, and then whether there are some of which nothing was told."""
    for chunk in chunks(data.histories(Tx.entries.noun)):
        ours = [(tenant, aggregate.partition("/")[2], events) for (tenant, aggregate), events in chunk]
        ours = [one for one in ours if one[0] in proofs]
        stored = data.named(Tx.entries, [(tenant, entry_id) for tenant, entry_id, _ in ours])
        for tenant, entry_id, events in ours:
            told = [proof.lines_of(event.data.lines) for event in events]
            _take(
                proofs[tenant], entry_id, f"{events[0].time:{MOMENT}}", stored.get((tenant, entry_id)), told
            )
    for of in proofs.values():
        if sum(of.counted.values()) != data.count(Tx.entries.name, {"tenant": of.tenant}):
            for document in _of(data, of.tenant, Tx.entries.name):
                if document["id"] not in of.met:
                    entry = Tx.entries.from_document(document)
                    _take(of, entry.id, f"{entry.booked_at:{MOMENT}}", entry, [])


def _take(of: Proof, entry_id: str, when: str, entry: Entry | None, told: list[Lines]) -> None:
    what = f"{of.tenant} entry {entry_id}"
    if entry is None:
        of.checks[ENTRIES].take(when, what, "told of, but not there")
        return
    of.checks[ENTRIES].take(when, what, proof.fault_of(entry, told))
    of.met.add(entry.id)
    of.posted.add(entry)
    key = (entry.place, quarter_of(entry.effective))
    of.counted[key] = of.counted.get(key, 0) + 1
    if entry.subject.startswith(proof.PAYMENT):
        of.paid.setdefault(entry.subject, []).append(entry)


def _prove(data: ServiceData, of: Proof) -> None:
    """What all entries of a district come to, against what is kept of it."""
    of.checks[SUMS].take("", of.tenant, _difference(of.posted.difference()))
    reader = data.reader(of.tenant)
    for fund_id in of.posted.funds:
        of.checks[SUMS].take("", f"{of.tenant} fund {fund_id}", _difference(of.posted.difference(fund_id)))
        kept = proof.balance_fault(reader.balances(fund_id), of.posted.of(fund_id))
        of.checks[BALANCES].take("", f"{of.tenant} fund {fund_id}", kept)
    for document in _of(data, of.tenant, Tx.statements.name):
        _statement(of, Tx.statements.from_document(document))
    for document in _of(data, of.tenant, Tx.payments.name):
        _payment(of, Tx.payments.from_document(document))
    for subject in of.paid:
        of.checks[PAYMENTS].take("", f"{of.tenant} {subject}", "booked, but there is no such payment")


def _statement(of: Proof, statement: Statement) -> None:
    if statement.state is StatementState.DRAWING:
        return
    counted = of.counted.get((statement.place, statement.quarter), 0)
    fault = "" if counted == statement.entries else f"{statement.entries} entries of {counted}"
    fault = fault or proof.statement_fault(statement, of.posted)
    of.checks[STATEMENTS].take("", f"{of.tenant} {statement.quarter} of {statement.place}", fault)


def _payment(of: Proof, payment: Payment) -> None:
    own = of.paid.pop(f"{proof.PAYMENT}{payment.id}", [])
    of.checks[PAYMENTS].take("", f"{of.tenant} payment {payment.id}", proof.payment_fault(payment, own))


def _difference(by_currency: dict[str, int]) -> str:
    return ", ".join(f"{fen} fen {currency} too much" for currency, fen in sorted(by_currency.items()))


def _of(data: ServiceData, tenant: str, name: str) -> Iterator[Document]:
    return data.documents(name, {"tenant": tenant})
