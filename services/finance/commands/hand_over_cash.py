# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hand cash of the desk over to the bank (解款), with the number of the bank's slip."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.chassis.values import OrgPath
from services.finance.commands import Amount, Title
from services.finance.domain import cash, entries
from services.finance.domain.authority import Permission
from services.finance.domain.cash import FundCash, Handover, day_id
from services.finance.domain.chart import Known
from services.finance.domain.kinds import EntryKind
from services.finance.domain.till_errors import BeyondCash, DayCounted
from services.finance.store import Tx


class HandedPart(Input):
    fund_id: Id
    amount: Amount


class HandOverCash(Input):
    """`slip`: as the bank's statement will name it. Its entry has its id."""

    id: Id
    place_path: OrgPath
    slip: Title
    parts: tuple[HandedPart, ...] = Field(min_length=1, max_length=20)


def handle(tx: Tx, cmd: HandOverCash) -> Handover:
    tx.require(Permission.CASH_KEEP, cmd.place_path)
    place, desk = tx.place_at(cmd.place_path), tx.desks.find(cmd.place_path)
    counted = tx.cash_days.find(day_id(place.path, desk.open_day)) if desk and desk.open_day else None
    if counted is not None:
        raise DayCounted(counted.day)
    there = tx.cash_at(place.path, Known.CASH)
    for part in cmd.parts:
        has = there[part.fund_id].fen if part.fund_id in there else 0
        if part.amount.fen > has:
            raise BeyondCash(part.amount.fen, has)
    handover, events = cash.hand_over(
        Handover(
            id=tx.unused(tx.handovers, cmd.id),
            place=place.path,
            within=place.within,
            slip=cmd.slip,
            parts=tuple(FundCash(one.fund_id, one.amount.value()) for one in cmd.parts),
            day=tx.today(place.path),
            handed_over_by=tx.by.subject,
        )
    )
    tx.handovers.add(handover, *events)
    tx.post(
        entries.make(
            handover.id,
            handover.place,
            EntryKind.CASH,
            f"解款 {handover.slip}",
            handover.day,
            cash.handover_lines(handover),
            tx.by.subject,
            tx.now,
            subject=f"handover/{handover.id}",
        )
    )
    return handover
