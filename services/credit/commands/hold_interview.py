# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put the interview (约谈) on record: when, who was there, what was said, the signed paper."""

from services.chassis.http import Input, Moment
from services.credit.commands import Document, Text
from services.credit.domain import cases
from services.credit.domain.authority import Permission
from services.credit.domain.cases import Case, Interview
from services.credit.store import Tx


class HoldInterview(Input):
    held_at: Moment
    attended: Text
    record: Text
    document: Document


def handle(tx: Tx, case_id: str, cmd: HoldInterview) -> Case:
    case = tx.cases.get(case_id)
    tx.require(Permission.CASES_CONDUCT, case.place)
    held = Interview(cmd.held_at, cmd.attended, cmd.record, cmd.document)
    case, events = cases.interview(case, held, tx.now)
    tx.cases.save(case, *events)
    return case
