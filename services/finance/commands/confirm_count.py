# SPDX-License-Identifier: AGPL-3.0-or-later
"""Turn the second key: a day at the desk is closed, a difference booked."""

from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from services.chassis.http import Input
from services.chassis.values import Money, OrgPath
from services.finance.domain import cash, entries
from services.finance.domain.authority import Permission
from services.finance.domain.cash import CashDay, day_id
from services.finance.domain.chart import Known
from services.finance.domain.kinds import EntryKind
from services.finance.domain.till_errors import NothingToCount
from services.finance.store import Tx


class ConfirmCount(Input):
    place_path: OrgPath


def handle(tx: Tx, cmd: ConfirmCount) -> CashDay:
    tx.require(Permission.CASH_CONFIRM, cmd.place_path)
    desk = tx.desks.find(cmd.place_path)
    counted = tx.cash_days.find(day_id(desk.place, desk.open_day)) if desk and desk.open_day else None
    if desk is None or counted is None:
        raise NothingToCount
    booked = Money(sum(one.fen for one in tx.cash_at(desk.place, Known.CASH).values()))
    closed, events = cash.confirm(counted, booked, tx.by.subject, tx.now)
    tx.cash_days.save(closed, *events)
    tx.desks.save(replace(desk, open_day=None))
    lines = cash.difference_lines(closed)
    if lines:
        tx.post(
            entries.make(
                str(uuid5(NAMESPACE_URL, f"{tx.tenant}/{closed.id}")),
                closed.place,
                EntryKind.CASH,
                f"{closed.day} 现金长短款",
                tx.today(closed.place),
                lines,
                tx.by.subject,
                tx.now,
                subject=f"cash_day/{closed.id}",
            )
        )
    return closed
