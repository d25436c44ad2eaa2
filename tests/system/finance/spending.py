# SPDX-License-Identifier: AGPL-3.0-or-later
"""From a resolution to money: what the tests of commitments, invoices, grants and donations begin with."""

from typing import Any

from services.chassis.values import Money, Principal
from services.finance.commands import (
    apply_grant,
    approve_grant,
    approve_invoice,
    close_work,
    order_work,
    pay_invoice,
    receive_donation,
    receive_grant,
    register_invoice,
    set_budget,
    take_resolution,
)
from services.finance.commands.apply_grant import ApplyGrant
from services.finance.commands.approve_grant import ApproveGrant
from services.finance.commands.order_work import OrderWork
from services.finance.commands.pay_invoice import PayInvoice
from services.finance.commands.receive_donation import ReceiveDonation
from services.finance.commands.receive_grant import ReceiveGrant
from services.finance.commands.register_invoice import RegisterInvoice
from services.finance.commands.set_budget import SetBudget
from services.finance.domain.commitments import Commitment
from services.finance.domain.donations import Donation
from services.finance.domain.grants import Grant
from services.finance.domain.invoices import Invoice
from services.finance.domain.works import Work
from tests.system.finance.compound import (
    COMPANY,
    COMPOUND,
    MATTER,
    SECOND,
    SUPERVISOR,
    TREASURER,
    Bench,
)


def resolved(bench: Bench, limit: int | None = 100_000, matter: str = MATTER) -> str:
    """The id of a commitment without a budget."""
    vote_id, most = bench.id(), None if limit is None else Money(limit)

    def work(tx: Any) -> None:
        take_resolution.handle(tx, vote_id, matter, COMPOUND, "停车", "划线", most)

    bench.act(TREASURER, work)
    return vote_id


def budgeted(bench: Bench, commitment: str, fund: str, fen: int, by: Principal = TREASURER) -> Commitment:
    cmd = SetBudget.model_validate({"amount": {"fen": fen}, "fund_id": fund})
    return bench.act(by, lambda tx: set_budget.handle(tx, commitment, cmd))


def ordered(bench: Bench, commitment: str, company: str = COMPANY, by: Principal = SUPERVISOR) -> Work:
    cmd = OrderWork(id=bench.id(), company_id=company, category="resurfacing", description="划线")
    return bench.act(by, lambda tx: order_work.handle(tx, commitment, cmd))


def done(bench: Bench, work: Work, closure: str = "resolved") -> None:
    bench.act(TREASURER, lambda tx: close_work.handle(tx, work.id, closure, "overdue", tx.now))


def invoiced(bench: Bench, work: Work, fen: int, by: Principal = TREASURER, **more: Any) -> Invoice:
    given = {"id": bench.id(), "commitment_id": work.commitment_id, "work_id": work.id, "text": "划线"}
    given |= {"company_id": work.company_id, "number": bench.id(), "amount": {"fen": fen}}
    cmd = RegisterInvoice.model_validate(given | more)
    return bench.act(by, lambda tx: register_invoice.handle(tx, cmd))


def approved(bench: Bench, invoice: Invoice, *by: Principal) -> Invoice:
    keys = by or (SUPERVISOR, SECOND)
    known = [bench.act(one, lambda tx: approve_invoice.handle(tx, invoice.id)) for one in keys]
    return known[-1]


def paid(bench: Bench, invoice: Invoice, by: Principal = TREASURER) -> Invoice:
    cmd = PayInvoice(entry_id=bench.id(), effective=bench.clock().date())
    return bench.act(by, lambda tx: pay_invoice.handle(tx, invoice.id, cmd))


def ready(bench: Bench, budget: int = 100_000, cash: int = 100_000) -> tuple[str, Work]:
    """A fund with cash, and work that is ordered from a budget."""
    fund = bench.fund(cash=cash)
    commitment = resolved(bench)
    budgeted(bench, commitment, fund, budget)
    return fund, ordered(bench, commitment)


def applied(bench: Bench, fen: int = 5000, **more: Any) -> str:
    given = {"id": bench.id(), "place_path": COMPOUND, "title": "经费", "purpose": "划线", "payer": "街道"}
    cmd = ApplyGrant.model_validate(given | {"amount": {"fen": fen}} | more)
    return bench.act(TREASURER, lambda tx: apply_grant.handle(tx, cmd)).id


def granted(bench: Bench, grant: str, fen: int = 5000, by: Principal = SUPERVISOR) -> Grant:
    cmd = ApproveGrant.model_validate({"amount": {"fen": fen}})
    return bench.act(by, lambda tx: approve_grant.handle(tx, grant, cmd))


def received(bench: Bench, grant: str, fen: int = 5000) -> Grant:
    given = {"entry_id": bench.id(), "amount": {"fen": fen}, "effective": bench.clock().date().isoformat()}
    cmd = ReceiveGrant.model_validate(given)
    return bench.act(TREASURER, lambda tx: receive_grant.handle(tx, grant, cmd))


def donated(bench: Bench, fund: str, fen: int, **more: Any) -> Donation:
    given = {"id": bench.id(), "fund_id": fund, "donor": "王某", "amount": {"fen": fen}}
    given |= {"effective": bench.clock().date().isoformat()}
    cmd = ReceiveDonation.model_validate(given | more)
    return bench.act(TREASURER, lambda tx: receive_donation.handle(tx, cmd))
