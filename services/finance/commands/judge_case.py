# SPDX-License-Identifier: AGPL-3.0-or-later
"""Judge the answer of an accountability case: it is enough, or it is owed again."""

from dataclasses import replace

from services.chassis.calendar import Term
from services.chassis.http import Input
from services.finance.commands import Text
from services.finance.domain import cases
from services.finance.domain.authority import Permission
from services.finance.domain.cases import Case, CaseState
from services.finance.domain.timer_kinds import CASE
from services.finance.policies import StatementPolicy
from services.finance.store import Tx


class JudgeCase(Input):
    accepted: bool
    finding: Text


def handle(tx: Tx, case_id: str, cmd: JudgeCase) -> Case:
    case = tx.cases.get(case_id)
    tx.require(Permission.CASES_JUDGE, case.place)
    days = tx.policy(StatementPolicy, case.place).case_days
    due_at = tx.calendar_at(case.place).due_after(tx.now, days)
    step = (
        cases.close(case, tx.by.subject, cmd.finding)
        if cmd.accepted
        else cases.send_back(case, tx.by.subject, due_at)
    )
    case, events = step
    if case.state is CaseState.OPEN:
        case = replace(case, term=Term(tx.now, days))
    tx.cases.save(case, *events)
    if case.state is CaseState.OPEN:
        tx.timers.set(CASE, case.id, case.due_at)
    return case
