# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bid for an asset, for oneself or a company whose work one leads; the last bid in time counts."""

from uuid import UUID, uuid5

from pydantic import Field

from services.chassis.http import Id, Input, Lines
from services.chassis.ids import new_secret
from services.chassis.values import Forbidden
from services.finance.commands import Amount
from services.finance.domain import calls
from services.finance.domain.authority import Permission
from services.finance.domain.calls import Bid
from services.finance.store import Tx


class MakeBid(Input):
    """`amount`: the rent a month; `company_id`: for a company, which everybody is told after the deadline."""

    amount: Amount
    terms: Lines = Field("", max_length=500)
    company_id: Id | None = None


def handle(tx: Tx, call_id: str, cmd: MakeBid) -> Bid:
    """Raises Forbidden, UnknownCompany, CompanyHasClosed, DeadlinePassed, BelowFloor."""
    call, by = tx.calls.get(call_id), tx.by
    if not by.holds(Permission.BIDS_MAKE):
        raise Forbidden(Permission.BIDS_MAKE, (call.place,))
    if cmd.company_id and not tx.works_for(by.subject, cmd.company_id):
        raise Forbidden(Permission.BIDS_MAKE, (call.place,))
    company = tx.open_company(cmd.company_id, call.place) if cmd.company_id else None
    bid_id = str(uuid5(UUID(call.id), by.subject))
    before = tx.bids.find(bid_id)
    bid = Bid(
        id=bid_id,
        call_id=call.id,
        number=before.number if before else call.bids + 1,
        bidder=by.subject,
        name=company.name if company else by.name,
        company_id=cmd.company_id,
        amount=cmd.amount.value(),
        terms=cmd.terms,
        made_at=tx.now,
        salt=new_secret(16),
    )
    tx.calls.save(calls.take(call, bid, again=before is not None))
    tx.bids.put(bid)
    return bid
