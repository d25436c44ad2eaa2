# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paid services: the price is accepted as it is now, and owed when it is closed as solved."""

from dataclasses import replace

import pytest

from services.chassis.values import OrgPath
from services.dispatch.store import Tx
from tests.system.dispatch.api import NOBODY, Api
from tests.system.dispatch.district import BUILDING, DESK, PLUMBER, RESIDENT, Bench
from tests.system.dispatch.test_catalogue import CLEANING, GOOD, put, report

PAID = CLEANING | {"price": {"fen": 8000, "per": "hours", "unit": "小时", "unit_en": "hour"}}
HOME = OrgPath(f"{BUILDING}/u301")


@pytest.fixture
def home(bench: Bench) -> str:
    place = replace(
        bench.read().place_at(BUILDING), id=NOBODY, path=HOME, kind="unit", name="301", parent=BUILDING
    )
    bench.act(DESK, lambda tx: tx.put_copy(Tx.places, place, 1))
    return HOME


def test_a_price_is_accepted_as_it_is_now(api: Api, home: str):
    put(api, PAID)
    told = report(api, GOOD, 409, place_path=home)
    assert (told["code"], told["price"]["fen"]) == ("dispatch.price_not_accepted", 20_000)
    put(api, PAID | {"price": {"fen": 9000, "per": "hours"}})
    changed = report(api, GOOD, 409, place_path=home, accepted_price={"fen": 20_000})
    assert changed["price"]["fen"] == 22_500
    order = report(api, GOOD, place_path=home, accepted_price={"fen": 22_500})
    assert order["price"] == {"fen": 22_500, "currency": "CNY"}


def served(api: Api, home: str, *, solved: bool, closure: str) -> str:
    put(api, PAID)
    order_id: str = report(api, GOOD, place_path=home, accepted_price={"fen": 20_000})["id"]
    done(api, order_id, solved=solved, closure=closure, accept=True)
    return order_id


def done(api: Api, order_id: str, *, solved: bool, closure: str, accept: bool = False) -> None:
    if accept:
        api.step(DESK, order_id, "accept")
    api.step(DESK, order_id, "assign", {"assignee_id": PLUMBER.subject})
    api.step(PLUMBER, order_id, "finish", {"result": "打扫好了"})
    api.step(DESK, order_id, "revisit", {"contacted": True, "solved": solved, "satisfied": 3})
    api.step(DESK, order_id, "close", {"closure": closure})


def owed(api: Api, order_id: str) -> list[tuple[int, int, str]]:
    history = api.bench.read().history("order", order_id, limit=100).items
    facts = [event.data for event in history if event.name == "ServiceRendered"]
    return [(fact.round, fact.amount.fen, fact.payer_id) for fact in facts]


def test_a_price_is_owed_once_a_round_when_it_was_solved(api: Api, home: str):
    order_id = served(api, home, solved=True, closure="resolved")
    assert owed(api, order_id) == [(1, 20_000, RESIDENT.subject)]
    api.step(RESIDENT, order_id, "reopen", {"reason": "没扫干净"})
    done(api, order_id, solved=True, closure="resolved")
    assert [number for number, _, _ in owed(api, order_id)] == [1, 2]


def test_what_was_not_solved_or_taken_back_costs_nothing(api: Api, home: str):
    assert owed(api, served(api, home, solved=False, closure="unsolvable")) == []
    order_id = report(api, GOOD, place_path=home, accepted_price={"fen": 20_000})["id"]
    api.step(RESIDENT, order_id, "withdraw", {"reason": "不用了"})
    assert owed(api, order_id) == []
