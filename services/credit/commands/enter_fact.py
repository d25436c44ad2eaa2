# SPDX-License-Identifier: AGPL-3.0-or-later
"""Enter a fact into its file, which is counted again; the same cause gives one fact."""

from services.credit.domain import facts
from services.credit.domain.facts import Fact
from services.credit.store import Tx


def handle(tx: Tx, fact: Fact) -> Fact:
    """Where its file is not open yet, the fact waits for it. Raises FactWithoutEvidence, FactInTheFuture."""
    known = tx.facts.find(fact.id)
    if known:
        return known
    fact, events = facts.record(fact)
    tx.facts.add(fact, *events)
    file = tx.credit_files.find(fact.file_id)
    if file:
        tx.log_fact(file, fact)
        tx.recount(file, fact)
    return tx.facts.get(fact.id)
