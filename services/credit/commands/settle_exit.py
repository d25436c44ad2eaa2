# SPDX-License-Identifier: AGPL-3.0-or-later
"""The owners have answered whether the company leaves; what it then hands over is watched."""

from services.credit.commands import open_handover
from services.credit.domain import cases
from services.credit.domain.cases import Action
from services.credit.domain.kinds import SubjectKind
from services.credit.store import Tx


def handle(tx: Tx, case_id: str, *, adopted: bool) -> None:
    case = tx.cases.find(case_id)
    if case and cases.can(case, Action.SETTLE):
        case, events = cases.settle(case, adopted=adopted)
        tx.cases.save(case, *events)
        file = tx.credit_files.get(case.file_id)
        if adopted and case.asked_at and file.kind is SubjectKind.COMPANY:
            open_handover.handle(tx, case, case.asked_at)
