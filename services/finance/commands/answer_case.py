# SPDX-License-Identifier: AGPL-3.0-or-later
"""Answer for a statement that residents think badly of: what was wrong, and what is done about it."""

from services.chassis.http import Input
from services.finance.commands import Text
from services.finance.domain import cases
from services.finance.domain.authority import Permission
from services.finance.domain.cases import Case
from services.finance.domain.timer_kinds import CASE
from services.finance.store import Tx


class AnswerCase(Input):
    answer: Text


def handle(tx: Tx, case_id: str, cmd: AnswerCase) -> Case:
    case = tx.cases.get(case_id)
    tx.require(Permission.CASES_ANSWER, case.place)
    case, events = cases.answer(case, tx.by.subject, cmd.answer, tx.now)
    tx.timers.cancel(CASE, case.id)
    tx.cases.save(case, *events)
    return case
