# SPDX-License-Identifier: AGPL-3.0-or-later
"""Composition root of finance."""

import hmac
import json
from datetime import date
from typing import Any
from urllib.parse import urlencode

import flask
import httpx
from pydantic import BaseModel, Field, SecretStr

from services.chassis import tls
from services.chassis.checkpoints import Signer
from services.chassis.files import open_blobs
from services.chassis.http import json_text, make_app
from services.chassis.settings import Settings
from services.chassis.store import Store, connect, make_store
from services.chassis.values import Money
from services.chassis.worker import Worker
from services.finance.domain.authority import HELD
from services.finance.domain.billing_errors import NoProvider, WrongSignature
from services.finance.domain.events import EntryPosted
from services.finance.domain.payments import Notified, Told, signature
from services.finance.reactions import reactions
from services.finance.routes import (
    assets,
    bill_holds,
    billing,
    calls,
    charges,
    commitments,
    entries,
    files,
    funds,
    grants,
    log,
    maintenance,
    members_lead,
    objections,
    paid_orders,
    policies,
    public,
    publications,
    statements,
    till,
    year_plans,
)
from services.finance.store import Tools, Tx
from services.finance.timers import timers

SERVICE = "finance"
RESOURCES = (
    funds.funds,
    funds.places,
    funds.holds,
    entries.entries,
    entries.reversals,
    entries.periods,
    entries.journals,
    entries.jobs,
    commitments.commitments,
    commitments.invoices,
    commitments.public_commitments,
    grants.grants,
    grants.donations,
    grants.honours,
    statements.statements,
    statements.cases,
    statements.public_statements,
    publications.publications,
    objections.objections,
    files.files,
    public.board,
    members_lead.lead,
    billing.tariffs,
    billing.bills,
    billing.payments,
    billing.receipts,
    billing.incomes,
    billing.notices,
    assets.assets,
    assets.public_assets,
    assets.leases,
    assets.services,
    paid_orders.paid_orders,
    calls.calls,
    calls.bids,
    calls.public_calls,
    calls.deposits,
    till.desks,
    till.cash_receipts,
    till.cash_days,
    till.handovers,
    till.found_bills,
    till.bank_accounts,
    till.bank_statements,
    till.statement_lines,
    till.bank_lines,
    till.settlements,
    till.discrepancies,
    log.log,
    policies.policies,
    policies.audit,
    policies.health,
    policies.retention,
    bill_holds.bill_holds,
    bill_holds.arrears,
    charges.charged_tariffs,
    charges.corrections,
    charges.vacancies,
    charges.prepayments,
    maintenance.household_accounts,
    maintenance.emergencies,
    year_plans.year_plans,
    year_plans.public_plans,
    year_plans.interests,
    year_plans.audits,
)


PROVIDER_SECONDS = 5.0


class FinanceSettings(Settings):
    """Finance also needs to know where the payment provider is, and the secret that both sign with."""

    payment_url: str = Field("", pattern=r"^(https?://.*)?$")
    payment_secret: SecretStr = SecretStr("")
    portal_url: str = Field("", pattern=r"^(https?://\S+)?$", description="where payers come back to")


class Notice(BaseModel):
    """A notification as the provider writes it; `reference` is `district.payment`."""

    reference: str
    event: Told
    amount: int
    currency: str


class PaymentProvider:
    """A provider that signs by HMAC-SHA256 over bodies; `scripts/payment_provider.py` is one."""

    def __init__(self, url: str, secret: str, ca_file: str = "", portal_url: str = "") -> None:
        self._url = url.rstrip("/")
        self._secret = secret
        self._portal_url = portal_url
        self._http = httpx.Client(timeout=PROVIDER_SECONDS, trust_env=False, verify=tls.context(ca_file))

    def pay_url(self, tenant: str, payment_id: str, amount: Money) -> str:
        """Where somebody pays, and from where they come back to the portal; empty without a provider."""
        if not self._url:
            return ""
        asked_for = {
            "reference": f"{tenant}.{payment_id}",
            "amount": amount.fen,
            "currency": amount.currency,
        }
        if self._portal_url:
            asked_for["return_url"] = f"{self._portal_url}/money/payments/{payment_id}"
        asked = urlencode(asked_for)
        return f"{self._url}/pay?{asked}&signature={signature(self._secret, asked.encode())}"

    def refund(self, tenant: str, payment_id: str, amount: Money) -> None:
        """Have it given back; the same again is the same. Raises NoProvider, httpx.HTTPError."""
        self._check()
        asked = {"reference": f"{tenant}.{payment_id}", "amount": amount.fen, "currency": amount.currency}
        body = json.dumps(asked).encode()
        headers = {billing.SIGNATURE: signature(self._secret, body)}
        self._http.post(f"{self._url}/refunds", content=body, headers=headers).raise_for_status()

    def settlement(self, tenant: str, day: date) -> str:
        """Its signed settlement of a day. Raises NoProvider, WrongSignature, httpx.HTTPError."""
        self._check()
        asked = urlencode({"merchant": tenant, "day": day.isoformat()})
        signed = signature(self._secret, asked.encode())
        answer = self._http.get(f"{self._url}/settlements?{asked}&signature={signed}").raise_for_status()
        told = answer.headers.get(billing.SIGNATURE, "")
        if not hmac.compare_digest(signature(self._secret, answer.content).encode(), told.encode()):
            raise WrongSignature
        return answer.text

    def read(self, body: bytes, signed: str) -> Notified:
        """A notification whose signature is good. Raises WrongSignature, NoProvider."""
        self._check()
        if not hmac.compare_digest(signature(self._secret, body).encode(), signed.encode()):
            raise WrongSignature
        try:
            told = json_text.read(Notice, body)
        except ValueError:
            raise WrongSignature from None
        tenant, _, payment_id = told.reference.partition(".")
        return Notified(tenant, payment_id, told.event, Money(told.amount, told.currency))

    def _check(self) -> None:
        if not (self._url and self._secret):
            raise NoProvider


def create_api() -> flask.Flask:
    """The HTTP API."""
    settings = FinanceSettings.load()
    return make_app(settings, SERVICE, open_store(settings), RESOURCES, HELD)


def create_worker() -> Worker:
    """Relay, timers and the inbox."""
    settings = FinanceSettings.load()
    return Worker(settings, SERVICE, open_store(settings), reactions, timers, amounts=AMOUNTS)


def _moved(entry: Any) -> int:  # noqa: ANN401 - a message of proto/
    """What an entry moves: its debits, in fen."""
    return sum(max(0, line.amount.fen) for line in entry.lines)


AMOUNTS = {EntryPosted.TYPE: _moved}


def open_store(settings: FinanceSettings) -> Store[Tx]:
    """Finance works with files, and signs its logs. Raises BadLogKey."""
    database = connect(settings, SERVICE)
    signer = Signer.from_text(SERVICE, settings.log_key.get_secret_value())
    secret = settings.payment_secret.get_secret_value()
    provider = PaymentProvider(settings.payment_url, secret, settings.ca_file, settings.portal_url)
    return make_store(settings, database, Tx, Tools(open_blobs(settings, database), signer, provider))
