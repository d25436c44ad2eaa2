# SPDX-License-Identifier: AGPL-3.0-or-later
"""The deadline of a rectification is over: without a re-check it is overdue."""

from services.credit.domain import cases
from services.credit.domain.cases import Action
from services.credit.store import Tx


def handle(tx: Tx, case_id: str) -> None:
    case = tx.cases.get(case_id)
    if cases.can(case, Action.PRESS):
        case, events = cases.press(case)
        tx.cases.save(case, *events)
