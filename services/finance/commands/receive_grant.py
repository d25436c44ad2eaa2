# SPDX-License-Identifier: AGPL-3.0-or-later
"""The money of a grant is in the bank, all of it or a part: it is booked into the grant's own fund."""

from services.chassis.http import Day, Id, Input
from services.finance.commands import Amount
from services.finance.domain import entries, grants
from services.finance.domain.authority import Permission
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.grants import Grant
from services.finance.domain.kinds import EntryKind
from services.finance.domain.timer_kinds import GRANT_REPORT
from services.finance.policies import SpendingPolicy
from services.finance.store import Tx


class ReceiveGrant(Input):
    """`entry_id`: of the entry by which it is booked."""

    entry_id: Id
    amount: Amount
    effective: Day


def handle(tx: Tx, grant_id: str, cmd: ReceiveGrant) -> Grant:
    grant = tx.grants.get(grant_id)
    tx.require(Permission.GRANTS_KEEP, grant.place)
    amount, fund = cmd.amount.value(), grant.fund_id or ""
    calendar, days = (
        tx.calendar_at(grant.place),
        tx.policy(SpendingPolicy, grant.place).grant_report_days,
    )
    report_by = calendar.end_of_period(calendar.add_days(tx.today(grant.place), days))
    grant, events = grants.receive(grant, amount, cmd.entry_id, report_by)
    tx.grants.save(grant, *events)
    tx.timers.set(GRANT_REPORT, grant.id, grant.report_by or report_by)
    entry = entries.make(
        cmd.entry_id,
        grant.place,
        EntryKind.GRANT,
        grant.title,
        cmd.effective,
        (Line(Known.BANK, fund, amount), Line(Known.GRANTS, fund, -amount)),
        tx.by.subject,
        tx.now,
        subject=f"grant/{grant.id}",
        matter=grant.matter,
    )
    tx.post(entry)
    return grant
