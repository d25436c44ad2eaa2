# SPDX-License-Identifier: AGPL-3.0-or-later
"""Choose one of the opened bids, with reasons; why not the highest, where it is not."""

from pydantic import Field

from services.chassis.http import Id, Input, Lines
from services.finance.commands import Text
from services.finance.domain import calls
from services.finance.domain.authority import Permission
from services.finance.domain.calls import Call
from services.finance.store import Tx


class AwardBid(Input):
    """`passed_over`: why the highest bid is not chosen."""

    bid_id: Id
    reasons: Text
    passed_over: Lines = Field("", max_length=2000)


def handle(tx: Tx, call_id: str, cmd: AwardBid) -> Call:
    call = tx.calls.get(call_id)
    tx.require(Permission.BIDS_AWARD, call.place)
    bid, by = tx.bids.get(cmd.bid_id), tx.by.subject
    works_for_it = bid.bidder == by or bool(bid.company_id and tx.works_for(by, bid.company_id))
    if bid.company_id:
        tx.open_company(bid.company_id, call.place)
    bids = tx.bids.list({"call_id": call.id}, limit=500)
    call, events = calls.award(
        call, bid, bids, cmd.reasons, cmd.passed_over.strip(), works_for_it=works_for_it
    )
    tx.calls.save(call, *events)
    return call
