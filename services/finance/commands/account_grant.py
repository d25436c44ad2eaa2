# SPDX-License-Identifier: AGPL-3.0-or-later
"""Account for a grant (使用报告): what was done with it; what is left in its fund goes back."""

from services.chassis.http import Day, Id, Input
from services.chassis.values import Money
from services.finance.commands import Text
from services.finance.domain import entries, grants
from services.finance.domain.authority import Permission
from services.finance.domain.chart import Known
from services.finance.domain.entries import Entry, Line
from services.finance.domain.grants import Grant
from services.finance.domain.kinds import EntryKind
from services.finance.domain.timer_kinds import GRANT_REPORT
from services.finance.store import Tx


class AccountGrant(Input):
    """`entry_id`: of the entry by which the rest goes back, if there is one."""

    report: Text
    entry_id: Id
    effective: Day


def handle(tx: Tx, grant_id: str, cmd: AccountGrant) -> Grant:
    grant = tx.grants.get(grant_id)
    tx.require(Permission.GRANTS_KEEP, grant.place)
    fund = tx.funds.find(grant.fund_id) if grant.fund_id else None
    left = tx.cash_of(fund, grant.amount.currency) if fund else Money(0)
    grant, events = grants.account(grant, left, cmd.report)
    tx.grants.save(grant, *events)
    tx.timers.cancel(GRANT_REPORT, grant.id)
    if fund and left.fen:
        tx.post(_returned(tx, grant, fund.id, left, cmd))
    return grant


def _returned(tx: Tx, grant: Grant, fund: str, left: Money, cmd: AccountGrant) -> Entry:
    return entries.make(
        cmd.entry_id,
        grant.place,
        EntryKind.GRANT,
        grant.title,
        cmd.effective,
        (Line(Known.GRANTS, fund, left), Line(Known.BANK, fund, -left)),
        tx.by.subject,
        tx.now,
        subject=f"grant/{grant.id}",
        matter=grant.matter,
    )
