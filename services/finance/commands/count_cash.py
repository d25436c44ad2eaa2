# SPDX-License-Identifier: AGPL-3.0-or-later
"""Count the desk's cash of its open day (日结): what differs from the books needs a reason and a fund."""

from pydantic import Field

from services.chassis.http import Id, Input, Lines
from services.chassis.values import Money, OrgPath
from services.finance.commands import MOST_FEN
from services.finance.domain import cash
from services.finance.domain.authority import Permission
from services.finance.domain.cash import CashDay, day_id
from services.finance.domain.chart import Known
from services.finance.domain.errors import FundElsewhere
from services.finance.domain.till_errors import NothingToCount
from services.finance.store import Tx


class CountCash(Input):
    """`counted`: fen; `fund_id`: which fund bears a difference."""

    place_path: OrgPath
    counted: int = Field(ge=0, le=MOST_FEN)
    reason: Lines = Field("", max_length=500)
    fund_id: Id | None = None


def handle(tx: Tx, cmd: CountCash) -> CashDay:
    tx.require(Permission.CASH_KEEP, cmd.place_path)
    desk = tx.desks.find(cmd.place_path)
    if desk is None or desk.open_day is None:
        raise NothingToCount
    if cmd.fund_id and tx.funds.get(cmd.fund_id).place != desk.place:
        raise FundElsewhere(cmd.fund_id)
    booked = sum(one.fen for one in tx.cash_at(desk.place, Known.CASH).values())
    given = CashDay(
        id=day_id(desk.place, desk.open_day),
        place=desk.place,
        within=desk.within,
        day=desk.open_day,
        booked=Money(booked),
        counted=Money(cmd.counted),
        reason=cmd.reason.strip(),
        fund_id=cmd.fund_id,
        counted_by=tx.by.subject,
        counted_at=tx.now,
    )
    counted, events = cash.count(desk, given, tx.cash_days.find(given.id))
    tx.cash_days.put(counted, *events)
    return counted
