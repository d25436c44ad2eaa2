# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decide that the owners are not asked, with reasons: the case is over."""

from services.chassis.http import Input
from services.credit.commands import Text
from services.credit.domain import cases
from services.credit.domain.authority import Permission
from services.credit.domain.cases import Case
from services.credit.store import Tx


class CloseCase(Input):
    reasons: Text


def handle(tx: Tx, case_id: str, cmd: CloseCase) -> Case:
    case = tx.cases.get(case_id)
    tx.require(Permission.RATINGS_CONFIRM, case.place)
    case, events = cases.close(case, cmd.reasons)
    tx.cases.save(case, *events)
    return case
