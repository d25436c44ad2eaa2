# SPDX-License-Identifier: AGPL-3.0-or-later
"""Establish that what a fact is about was put right (整改), on a document: from today on, never backdated."""

from services.chassis.http import Input
from services.credit.commands import Document
from services.credit.domain import facts
from services.credit.domain.authority import Permission
from services.credit.domain.facts import Fact
from services.credit.domain.kinds import Mark
from services.credit.store import Tx


class RectifyFact(Input):
    document: Document


def handle(tx: Tx, fact_id: str, cmd: RectifyFact) -> Fact:
    fact = tx.facts.get(fact_id)
    tx.require(Permission.CASES_CONDUCT, tx.credit_files.get(fact.file_id).place)
    return tx.keep_fact(*facts.mark(fact, Mark.RECTIFIED, tx.today, cmd.document), Mark.RECTIFIED)
