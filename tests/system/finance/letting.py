# SPDX-License-Identifier: AGPL-3.0-or-later
"""From an asset of the register to a lease and its bills; deposits, and paid services."""

from datetime import timedelta
from typing import Any

from services.chassis.values import Principal
from services.finance.commands import (
    bill_rents,
    call_bids,
    make_bid,
    register_asset,
    return_deposit,
    sign_lease,
    take_deposit,
    take_resolution,
)
from services.finance.commands.call_bids import CallBids
from services.finance.commands.make_bid import MakeBid
from services.finance.commands.register_asset import RegisterAsset
from services.finance.commands.return_deposit import ReturnDeposit
from services.finance.commands.sign_lease import SignLease
from services.finance.commands.take_deposit import TakeDeposit
from services.finance.domain.assets import Asset
from services.finance.domain.bills import Bill
from services.finance.domain.calls import Bid, Call
from services.finance.domain.deposits import Deposit
from services.finance.domain.kinds import FundKind
from services.finance.domain.leases import Lease
from tests.system.finance.compound import ADMIN, COMPOUND, MATTER, OWNERS, TREASURER, Bench

RENT = 30_000


def resolved(bench: Bench, place: Any = COMPOUND) -> str:
    """The id of a resolution that lets assets of a place be let."""
    vote = bench.id()
    bench.act(ADMIN, lambda tx: take_resolution.handle(tx, vote, MATTER, place, "划定车位", "出租", None))
    return vote


def asset(
    bench: Bench, kind: str = "parking", code: str = "P-01", by: Principal = TREASURER, **more: Any
) -> Asset:
    fund = more.pop("fund_id", None) or bench.fund(FundKind.COMMON_INCOME)
    cmd = RegisterAsset.model_validate({"kind": kind, "code": code, "name": "东侧车位", "fund_id": fund})
    return bench.act(by, lambda tx: register_asset.handle(tx, cmd))


def leased(bench: Bench, known: Asset, by: Principal = TREASURER, **changed: Any) -> Lease:
    given = {
        "id": bench.id(),
        "lessee": "业主1",
        "payer_id": OWNERS[0].subject,
        "begins": "2026-03-02",
        "months": 12,
        "rent": {"fen": RENT},
        **changed,
    }
    given.setdefault("resolution_id", None)
    if given["resolution_id"] is None:
        given["resolution_id"] = resolved(bench)
    cmd = SignLease.model_validate(given)
    return bench.act(by, lambda tx: sign_lease.handle(tx, known.id, cmd))


def called(bench: Bench, known: Asset, by: Principal = TREASURER, **changed: Any) -> Call:
    given = {
        "id": bench.id(),
        "resolution_id": changed.pop("resolution_id", None) or resolved(bench),
        "text": "门口广告位出租",
        "floor": {"fen": 10_000},
        "months": 12,
        "deadline": (bench.clock() + timedelta(days=3)).isoformat(),
        **changed,
    }
    cmd = CallBids.model_validate(given)
    return bench.act(by, lambda tx: call_bids.handle(tx, known.id, cmd))


def bid(bench: Bench, call: Call, fen: int, by: Principal = OWNERS[0], company: str | None = None) -> Bid:
    cmd = MakeBid.model_validate({"amount": {"fen": fen}, "company_id": company})
    return bench.act(by, lambda tx: make_bid.handle(tx, call.id, cmd))


def opened(bench: Bench) -> tuple[Call, Bid, Bid]:
    """A call whose two bids are opened: the higher and the lower one."""
    call = called(bench, asset(bench, "advert", "A-01"))
    high, low = bid(bench, call, 15_000), bid(bench, call, 12_000, OWNERS[1])
    bench.wait(timedelta(days=4))
    bench.fire()
    return bench.read().calls.get(call.id), high, low


def billed(bench: Bench) -> None:
    """Every lease is billed until today."""
    while not bench.act(ADMIN, bill_rents.handle):
        pass


def bills_of(bench: Bench, lease: Lease) -> list[Bill]:
    return bench.read().bills.list({"subject": f"lease/{lease.id}"}, sort="due")


def deposited(bench: Bench, fund: str, fen: int = 5_000, by: Principal = TREASURER, **more: Any) -> Deposit:
    given = {
        "id": bench.id(),
        "fund_id": fund,
        "payer": "业主1",
        "purpose": "车位押金",
        "amount": {"fen": fen},
    }
    cmd = TakeDeposit.model_validate(given | {"account": "1002"} | more)
    return bench.act(by, lambda tx: take_deposit.handle(tx, cmd))


def asked_back(bench: Bench, deposit: Deposit, by: Principal = TREASURER, **more: Any) -> Deposit:
    cmd = ReturnDeposit.model_validate({"entry_id": bench.id()} | more)
    return bench.act(by, lambda tx: return_deposit.handle(tx, deposit.id, cmd))
