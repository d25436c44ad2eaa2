# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest

from services.finance import app
from services.finance.commands import fetch_settlement
from services.finance.domain.billing_errors import WrongSignature
from tests.system.finance.billing import begun, owing, pay, provider
from tests.system.finance.compound import ADMIN, TENANT, Bench

DAY = date(2026, 3, 2)


def fetched(bench: Bench, day: date = DAY):
    bench.act(ADMIN, lambda tx: fetch_settlement.handle(tx, day))
    return bench.read().settlements.list({}, sort="fetched_at")


def test_a_day_is_fetched_once_signed_and_to_the_fen(bench: Bench):
    bill = owing(bench)
    with provider(bench) as sandbox:
        assert fetched(bench, date(2026, 3, 1)) == []
        pay(bench, begun(bench, bill))
        (known,) = fetched(bench)
        assert (known.amount, known.fee.fen, known.count) == (bill.amount, 101, 1)
        assert fetched(bench) == [known]
        assert sandbox.settlement(TENANT, "2026-03-02") == sandbox.settlement(TENANT, "2026-03-02")
        sandbox.sign = lambda body: "0"
        stranger = app.PaymentProvider(sandbox.url, "secret")
        object.__setattr__(bench.store.tools, "provider", stranger)
        with pytest.raises(Exception, match="403"):
            fetched(bench, date(2026, 3, 3))
    assert issubclass(WrongSignature, Exception)


def test_without_a_provider_there_is_nothing_to_fetch(bench: Bench):
    object.__setattr__(bench.store.tools, "provider", app.PaymentProvider("", ""))
    assert fetched(bench) == []
