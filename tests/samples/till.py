# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests about the cash desk, bank statements and settlements that succeed."""

from uuid import UUID, uuid5

from services.chassis.ids import new_id
from services.chassis.values import Money, OrgPath
from services.finance.domain.cash import CashDay, Desk, day_id
from services.finance.domain.kinds import Difference
from services.finance.domain.settlements import Discrepancy, Settlement
from services.finance.store import Tx
from tests.samples.billing import run
from tests.samples.books import by, fund_of, list_funds, next_place
from tests.samples.world import MARK, Request, World

V1 = "/finance/v1"
HEAD = "交易日期,贷方金额,借方金额,对方户名,摘要,流水号"

list_cash_receipts = list_bank_accounts = list_bank_statements = list_discrepancies = list_funds


def list_desks(world: World) -> Request:
    receipt(world)
    return list_funds(world)


def receive_cash(world: World) -> Request:
    body = {"id": new_id(), "fund_id": fund_of(world), "payer": f"{MARK}人", "text": "物业费"}
    return Request(body=body | {"amount": {"fen": 100}, "account": "4001"})


def count_cash(world: World) -> Request:
    return Request(body={"place_path": _desk(world, counted=False), "counted": 0})


def confirm_count(world: World) -> Request:
    return Request(body={"place_path": _desk(world, counted=True)})


def list_cash_days(world: World) -> Request:
    return Request(query={"place": _desk(world, counted=True)})


def hand_over_cash(world: World) -> Request:
    taken = receive_cash(world)
    world.ok("POST", f"{V1}/cash-receipts", taken.body)
    part = {"fund_id": taken.body["fund_id"], "amount": {"fen": 100}}
    body = {"id": new_id(), "place_path": world.paths["compound"], "slip": f"JK{new_id()}", "parts": [part]}
    return Request(body=body)


def find_bills(world: World) -> Request:
    bill = str(uuid5(UUID(run(world)), world.ids["unit"]))
    return Request(query={"reference": bill.replace("-", "")[:12].upper()})


def register_account(world: World) -> Request:
    number = str(UUID(new_id()).int)[:20]
    return Request(body={"number": number, "bank": f"{MARK}银行", "fund_id": fund_of(world)})


def import_statement(world: World) -> Request:
    text = f"{HEAD}\n2026-03-02,1.00,,{MARK}人,转账,{new_id()}"
    return Request({"bank_account_id": account(world)}, {"name": "流水.csv", "text": text})


def list_bank_lines(world: World) -> Request:
    statement(world)
    return list_funds(world)


def list_proposals(world: World) -> Request:
    """A line that comes to as much as an entry of its days."""
    line = bank_line(world)
    at = world.ok("GET", f"{V1}/bank-lines/{line}")
    fund = fund_of(world)
    lines = [
        {"account": account, "fund_id": fund, "fen": fen} for account, fen in (("1002", 100), ("4001", -100))
    ]
    body = {"id": new_id(), "place_path": world.paths["compound"], "text": "收款", "effective": at["day"]}
    world.ok("POST", f"{V1}/entries", body | {"lines": lines})
    return Request({"bank_line_id": line})


def match_line(world: World) -> Request:
    body = {"kind": "account", "ids": [fund_of(world)], "account": "4001"}
    return Request({"bank_line_id": bank_line(world)}, body)


def unmatch_line(world: World) -> Request:
    """One that is a payment to the bank, by its slip."""
    handed = hand_over_cash(world)
    world.ok("POST", f"{V1}/handovers", handed.body)
    slip = handed.body["slip"]
    text = f"{HEAD}\n2026-03-02,1.00,,,现金存入,{slip}"
    made = world.ok("POST", f"{V1}/bank-accounts/{account(world)}/statements", {"name": "x", "text": text})
    (line,) = world.ok("GET", f"{V1}/bank-statements/{made['id']}/lines")["items"]
    return Request({"bank_line_id": line["id"]}, {"reason": "不是。"})


def close_difference(world: World) -> Request:
    return Request({"discrepancy_id": discrepancy(world)}, {"note": "已补发。"})


def receipt(world: World) -> str:
    return str(world.ok("POST", f"{V1}/cash-receipts", receive_cash(world).body)["id"])


def account(world: World) -> str:
    return str(world.ok("POST", f"{V1}/bank-accounts", register_account(world).body)["id"])


def statement(world: World) -> str:
    asked = import_statement(world)
    path = f"{V1}/bank-accounts/{asked.ids['bank_account_id']}/statements"
    return str(world.ok("POST", path, asked.body)["id"])


def bank_line(world: World) -> str:
    found = world.ok("GET", f"{V1}/bank-statements/{statement(world)}/lines")
    return str(found["items"][0]["id"])


def discrepancy(world: World) -> str:
    """One of a settlement of its own."""
    place, made = OrgPath(world.paths["compound"]), new_id()

    def work(tx: Tx) -> None:
        settlement = Settlement(
            id=new_id(),
            day=tx.today(tx.root),
            fetched_at=tx.now,
            rows=(),
            amount=Money(0),
            fee=Money(0),
            payout=MARK,
        )
        tx.settlements.add(settlement)
        tx.discrepancies.add(
            Discrepancy(
                id=made,
                settlement_id=settlement.id,
                place=place,
                within=place.ancestors(),
                payment_id=new_id(),
                difference=Difference.UNKNOWN,
                ours=None,
                theirs=Money(1),
                found_at=tx.now,
            )
        )

    world.stores["finance"].transact(by(world), work)
    return made


def _desk(world: World, *, counted: bool) -> str:
    """A desk of a place of its own that is open, perhaps counted by somebody else."""
    place = next_place(world)

    def work(tx: Tx) -> None:
        tx.desks.add(Desk(id=place, place=place, within=place.ancestors(), open_day=tx.today(place)))
        if counted:
            tx.cash_days.add(_counted(tx, place))

    world.stores["finance"].transact(by(world), work)
    return place


def _counted(tx: Tx, place: OrgPath) -> CashDay:
    return CashDay(
        id=day_id(place, tx.today(place)),
        place=place,
        within=place.ancestors(),
        day=tx.today(place),
        booked=Money(0),
        counted=Money(0),
        reason="",
        fund_id=None,
        counted_by="x",
        counted_at=tx.now,
    )
