# SPDX-License-Identifier: AGPL-3.0-or-later
"""Look again whether it was put right (复查): passed, the case is over; failed, the owners may be asked."""

from services.chassis.http import Input
from services.credit.commands import Document, Text
from services.credit.domain import cases
from services.credit.domain.authority import Permission
from services.credit.domain.cases import Case, Recheck
from services.credit.domain.timer_kinds import CASE
from services.credit.store import Tx


class RecheckCase(Input):
    passed: bool
    record: Text
    document: Document


def handle(tx: Tx, case_id: str, cmd: RecheckCase) -> Case:
    case = tx.cases.get(case_id)
    tx.require(Permission.CASES_CONDUCT, case.place)
    case, events = cases.recheck(case, Recheck(cmd.passed, tx.today, cmd.record, cmd.document))
    tx.timers.cancel(CASE, case.id)
    tx.cases.save(case, *events)
    return case
