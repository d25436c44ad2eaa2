# SPDX-License-Identifier: AGPL-3.0-or-later
"""`linlictl books check`: whole books pass, and each planted fault is named with its first wrong entry."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from services.chassis.values import Money
from services.finance.domain.chart import Known
from services.finance.domain.payments import Payment, PaymentState
from services.finance.store import Tx
from tests.system.finance.accounts import published
from tests.system.finance.commands.test_reverse_entry import reversed_
from tests.system.finance.compound import ADMIN, COMPOUND, OWNERS, TENANT, Bench
from tests.system.finance.conftest import bench as bench
from tests.system.linlictl.conftest import Ran, typed


@pytest.fixture
def check(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    for name in ("amqp_url", "mongodb_uri", "database_prefix"):
        value = getattr(bench.settings, name)
        text = value.get_secret_value() if hasattr(value, "get_secret_value") else str(value)
        monkeypatch.setenv(f"LINLI_{name.upper()}", text)
    return lambda *more: typed("books", "check", *more)


@pytest.fixture
def wrong(bench: Bench) -> str:
    """The second entry of a fund, in a published quarter with a third that takes the second back."""
    fund = bench.fund(cash=1000)
    entry = bench.post((Known.WORKS, fund, 300), (Known.BANK, fund, -300))
    reversed_(bench, entry.id)
    published(bench)
    return entry.id


def change(bench: Bench, collection: str, item: str, how: dict[str, Any]) -> None:
    found = bench.store.database.collection(collection)
    key = {"id": item} if item else {}
    found.update_one({"_id": found.find_one(key)["_id"]}, how)


def test_whole_books_are_proven(check: Callable[..., Ran], wrong: str):
    ran = check("--output", "json")
    assert ran.code == 0, ran.err
    assert {one["check"]: one["broken"] for one in ran.json} == dict.fromkeys(
        ("entries", "sums", "balances", "statements", "payments"), 0
    )
    assert all(one["checked"] for one in ran.json if one["check"] != "payments")


def test_the_first_wrong_entry_is_named(bench: Bench, check: Callable[..., Ran], wrong: str):
    change(bench, "entries", wrong, {"$inc": {"lines.0.amount.fen": 1}})
    ran = check("--tenant", TENANT)
    assert ran.code == 1
    assert f"the first wrong entry is {TENANT} entry {wrong}: finance.unbalanced" in ran.err
    assert "sums" in ran.err
    assert "balances" in ran.err


def test_a_balanced_entry_that_was_altered_or_dropped_is_found(
    bench: Bench, check: Callable[..., Ran], wrong: str
):
    change(
        bench,
        "entries",
        wrong,
        {"$inc": {"lines.0.amount.fen": 5, "lines.1.amount.fen": -5}},
    )
    assert "its lines are not those that were told" in check().err
    bench.store.database.collection("entries").delete_one({"id": wrong})
    assert "told of, but not there" in check().err


def test_a_kept_total_and_a_statement_that_say_something_else_are_found(
    bench: Bench, check: Callable[..., Ran], wrong: str
):
    change(bench, "closings", "", {"$inc": {"balances.0.debit.fen": 7}})
    assert "is kept" in check().err
    change(bench, "statements", "", {"$inc": {"funds.0.lines.0.closing.fen": 1}})
    ran = check()
    assert ran.code == 1
    assert "statements: " in ran.err


def test_a_payment_that_is_booked_twice_or_never_is_found(bench: Bench, check: Callable[..., Ran]):
    fund = bench.fund()
    payment = Payment(
        id=bench.id(),
        place=COMPOUND,
        fund_id=fund,
        payer=OWNERS[0].subject,
        bills=(),
        amount=Money(100),
        begun_at=bench.clock(),
    )

    def keep(tx: Tx) -> None:
        tx.payments.add(replace(payment, state=PaymentState.PAID))

    bench.post((Known.BANK, fund, 5), (Known.OPENING, fund, -5))
    bench.act(ADMIN, keep)
    ran = check()
    assert ran.code == 1
    assert f"payment {payment.id}: paid, and booked 0 times" in ran.err


def test_a_district_without_books_is_wrong_input(bench: Bench, check: Callable[..., Ran]):
    assert check("--tenant", "999999").code == 2
