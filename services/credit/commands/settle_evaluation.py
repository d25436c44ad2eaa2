# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was answered for a statement was enough: the failed evaluation is put right, from today on."""

from services.credit.domain import facts
from services.credit.domain.kinds import Mark
from services.credit.store import Tx


def handle(tx: Tx, statement_id: str, case_id: str) -> None:
    """`case_id`: of the accountability case; what is put right may be repaired later."""
    for fact in tx.facts.list({"source": f"statement/{statement_id}/evaluation"}):
        if fact.withdrawn_on is None and fact.rectified_on is None:
            tx.keep_fact(*facts.mark(fact, Mark.RECTIFIED, tx.today, case_id), Mark.RECTIFIED)
