# SPDX-License-Identifier: AGPL-3.0-or-later
"""The owners have answered whether the company leaves."""

from services.credit.domain import cases
from services.credit.domain.cases import Action
from services.credit.store import Tx


def handle(tx: Tx, case_id: str, *, adopted: bool) -> None:
    case = tx.cases.find(case_id)
    if case and cases.can(case, Action.SETTLE):
        case, events = cases.settle(case, adopted=adopted)
        tx.cases.save(case, *events)
