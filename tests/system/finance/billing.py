# SPDX-License-Identifier: AGPL-3.0-or-later
"""From a tariff to a receipt: bills, and payments through a provider that speaks HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any
from urllib.request import Request, urlopen

from werkzeug.serving import make_server

from scripts.payment_provider import PaymentProvider as Sandbox
from services.chassis.http import make_app
from services.chassis.values import Principal
from services.finance import app
from services.finance.commands import begin_payment, bill_month, refund_payment, set_tariff
from services.finance.commands.begin_payment import BeginPayment
from services.finance.commands.bill_month import BillMonth
from services.finance.commands.refund_payment import RefundPayment
from services.finance.commands.set_tariff import SetTariff
from services.finance.domain.bills import Bill, Tariff
from services.finance.domain.payments import Payment
from tests.system.finance.compound import OWNERS, TREASURER, Bench

FORMULA = "area * 1.85"


def tariff(bench: Bench, formula: str = FORMULA, by: Principal = TREASURER, **more: Any) -> Tariff:
    fund = more.pop("fund_id", None) or bench.fund()
    cmd = SetTariff(name="物业费", fund_id=fund, formula=formula, **more)
    return bench.act(by, lambda tx: set_tariff.handle(tx, cmd))


def billed(bench: Bench, known: Tariff, month: str = "2026-03", by: Principal = TREASURER) -> str:
    """The id of the job that makes the bills."""
    return bench.act(by, lambda tx: bill_month.handle(tx, known.id, BillMonth(month=month))).id


def bills_of(bench: Bench, owner: Principal) -> list[Bill]:
    return bench.read().bills.list({"payer": owner.subject})


def owing(bench: Bench) -> Bill:
    """The first owner's bill."""
    billed(bench, tariff(bench))
    bench.fire()
    (bill,) = bills_of(bench, OWNERS[0])
    return bill


def begun(bench: Bench, *bills: Bill, by: Principal = OWNERS[0], payment_id: str = "") -> Payment:
    cmd = BeginPayment(id=payment_id or bench.id(), bills=tuple(bill.id for bill in bills))
    return bench.act(by, lambda tx: begin_payment.handle(tx, cmd))


def refund(bench: Bench, payment: Payment, by: Principal = TREASURER) -> Payment:
    cmd = RefundPayment(reason="重复缴费。")
    return bench.act(by, lambda tx: refund_payment.handle(tx, payment.id, cmd))


@contextmanager
def provider(bench: Bench) -> Iterator[Sandbox]:
    """A provider on this machine that notifies the API, and the API where it can reach it."""
    sandbox = Sandbox("secret")
    object.__setattr__(bench.store.tools, "provider", app.PaymentProvider(sandbox.url, "secret"))
    api = make_app(bench.settings, "finance", bench.store, app.RESOURCES, app.HELD, keys=None)
    server = make_server("127.0.0.1", 0, api, threaded=True)
    sandbox.notify_url = f"http://127.0.0.1:{server.port}/finance/v1/notices"
    for one in (sandbox, server):
        Thread(target=one.serve_forever, daemon=True).start()
    yield sandbox
    for one in (sandbox, server):
        one.shutdown()
        one.server_close()


def pay(bench: Bench, payment: Payment) -> str:
    """Press the button at the provider; what it says."""
    tools, tenant = bench.store.tools, OWNERS[0].tenant
    url = tools.provider.pay_url(tenant, payment.id, payment.amount)
    with urlopen(Request(url, b""), timeout=10) as answer:
        return str(answer.read().decode())


def told_of(payment: Payment, **changed: Any) -> dict[str, Any]:
    """What a provider says of a payment."""
    reference = f"{OWNERS[0].tenant}.{payment.id}"
    return {"reference": reference, "amount": payment.amount.fen, "currency": "CNY", **changed}
