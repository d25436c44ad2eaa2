# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put on record that the company was heard (听证), or that it waived the hearing in writing."""

from services.chassis.http import Day, Input
from services.chassis.values import Invalid
from services.credit.commands import Document, Text
from services.credit.domain import cases
from services.credit.domain.authority import Permission
from services.credit.domain.cases import Case, Hearing
from services.credit.store import Tx


class HearCase(Input):
    held_on: Day
    waived: bool = False
    record: Text
    document: Document


def handle(tx: Tx, case_id: str, cmd: HearCase) -> Case:
    case = tx.cases.get(case_id)
    tx.require(Permission.CASES_CONDUCT, case.place)
    if cmd.held_on > tx.today:
        raise Invalid("held_on", "it has not taken place yet")
    case, events = cases.hear(case, Hearing(cmd.held_on, cmd.waived, cmd.record, cmd.document))
    tx.cases.save(case, *events)
    return case
