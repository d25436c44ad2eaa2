# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take a fact back that was none, with reasons: after an objection, or because it was recorded by mistake."""

from services.chassis.http import Input
from services.credit.commands import Text
from services.credit.domain import facts
from services.credit.domain.authority import Permission
from services.credit.domain.facts import Fact
from services.credit.store import Tx


class WithdrawFact(Input):
    reasons: Text


def handle(tx: Tx, fact_id: str, cmd: WithdrawFact) -> Fact:
    fact = tx.facts.get(fact_id)
    tx.require(Permission.FACTS_TRANSFER, tx.credit_files.get(fact.file_id).place)
    return tx.keep_fact(*facts.withdraw(fact, cmd.reasons, tx.today), "withdrawn")
