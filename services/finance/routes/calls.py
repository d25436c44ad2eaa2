# SPDX-License-Identifier: AGPL-3.0-or-later
"""Calls for bids (公开比价): sealed until the deadline, then listed for everybody; and deposits (押金)."""

from collections.abc import Sequence
from datetime import datetime

from services.chassis.http import AUTHENTICATED, PUBLIC, Resource, View
from services.chassis.step_up import Group
from services.chassis.values import OrgPath
from services.finance.commands import (
    award_bid,
    call_bids,
    confirm_return,
    make_bid,
    return_deposit,
    take_deposit,
    withdraw_call,
)
from services.finance.domain.authority import Permission
from services.finance.domain.calls import Bid, CallState
from services.finance.queries import assets as queries
from services.finance.routes.money_view import MoneyView
from services.finance.store import Tx


class CallView(View):
    """`floor`: the least rent a month; `passed_over`: why the highest bid was not chosen, if so."""

    id: str
    version: int
    asset_id: str
    place: OrgPath
    kind: str
    name: str
    text: str
    floor: MoneyView
    months: int
    resolution_id: str
    called_at: datetime
    deadline: datetime
    state: str
    bids: int
    bid_id: str | None
    reasons: str
    passed_over: str


class PublicCallView(View):
    id: str
    asset_id: str
    place: OrgPath
    kind: str
    name: str
    text: str
    floor: MoneyView
    months: int
    called_at: datetime
    deadline: datetime
    state: str
    bids: int
    reasons: str
    passed_over: str


class BidView(View):
    """`name`: of the bidder; `digest` is public at once, `salt` and amount after the deadline."""

    id: str
    call_id: str
    number: int
    name: str
    company_id: str | None
    amount: MoneyView
    terms: str
    made_at: datetime
    digest: str
    salt: str


class PublicBidView(View):
    """`company`: empty for a person; amount, salt and company are null or empty while it is sealed."""

    number: int
    made_at: datetime
    digest: str
    amount: MoneyView | None
    salt: str
    company: str
    chosen: bool


class DepositView(View):
    """`state`: held, asked (a second person has to confirm) or returned; `receipt`: of the desk."""

    id: str
    version: int
    place: OrgPath
    fund_id: str
    payer: str
    purpose: str
    amount: MoneyView
    lease_id: str | None
    receipt: str
    taken_at: datetime
    state: str
    kept: MoneyView
    reason: str
    account: str
    asked_by: str
    returned_at: datetime | None


def to_public_bids(tx: Tx, found: Sequence[Bid]) -> list[PublicBidView]:
    """Nothing of them before the deadline but what binds them; no person ever."""
    calls = {one.id: one for one in tx.calls.several({bid.call_id for bid in found})}
    views = []
    for bid in found:
        call = calls[bid.call_id]
        told = call.state is not CallState.SEALED
        views.append(
            PublicBidView(
                number=bid.number,
                made_at=bid.made_at,
                digest=bid.digest,
                amount=MoneyView.model_validate(bid.amount, from_attributes=True) if told else None,
                salt=bid.salt if told else "",
                company=bid.name if told and bid.company_id else "",
                chosen=bid.id == call.bid_id,
            )
        )
    return views


calls = Resource("calls", "/finance/v1", of=Tx.calls, shows=CallView, requires=AUTHENTICATED)

calls.create(call_bids, "/assets/<id:asset_id>/calls", requires=Permission.ASSETS_KEEP)
calls.list(queries.list_calls, "/calls")
calls.show(queries.show_call, "/calls/<id:call_id>")
calls.act("award", award_bid, "/calls/<id:call_id>", requires=Permission.BIDS_AWARD)
calls.act("withdraw", withdraw_call, "/calls/<id:call_id>", requires=Permission.ASSETS_KEEP)

bids = Resource("bids", "/finance/v1/calls", of=Tx.bids, shows=BidView, requires=AUTHENTICATED)

bids.create(make_bid, "/<id:call_id>/bids", requires=Permission.BIDS_MAKE)
bids.list(queries.list_bids, "/<id:call_id>/bids")
bids.show(queries.show_own_bid, "/<id:call_id>/own-bid", requires=Permission.BIDS_MAKE)

public_calls = Resource(
    "public_calls",
    "/finance/v1/public/<code:district>/calls",
    of=Tx.calls,
    shows=PublicCallView,
    requires=PUBLIC,
)

public_calls.list(queries.list_public_calls)
public_calls.show(queries.show_public_call)
public_calls.list(queries.list_public_bids, "/<id:call_id>/bids", shows=to_public_bids)

deposits = Resource(
    "deposits", "/finance/v1/deposits", of=Tx.deposits, shows=DepositView, requires=AUTHENTICATED
)

deposits.create(take_deposit, requires=Permission.DEPOSITS_KEEP)
deposits.list(queries.list_deposits)
deposits.show(queries.show_deposit)
deposits.act("return", return_deposit, requires=Permission.DEPOSITS_KEEP)
deposits.act("confirm", confirm_return, requires=Permission.DEPOSITS_CONFIRM, asks=Group.RELEASES)
