# SPDX-License-Identifier: AGPL-3.0-or-later
"""Order what is to be put right (整改) and through which day; that day is watched."""

from services.chassis.http import Day, Input
from services.credit.commands import Text
from services.credit.domain import cases
from services.credit.domain.authority import Permission
from services.credit.domain.cases import Case, Rectification
from services.credit.domain.timer_kinds import CASE
from services.credit.policies import ProcessPolicy
from services.credit.store import Tx


class OrderRectification(Input):
    tasks: Text
    due_on: Day


def handle(tx: Tx, case_id: str, cmd: OrderRectification) -> Case:
    case = tx.cases.get(case_id)
    tx.require(Permission.CASES_CONDUCT, case.place)
    days = tx.policy(ProcessPolicy, case.place).shortest_rectification_days
    case, events = cases.order(case, Rectification(cmd.tasks, cmd.due_on), tx.today, days)
    tx.timers.set(CASE, case.id, tx.calendar.end_of_period(cmd.due_on))
    tx.cases.save(case, *events)
    return case
