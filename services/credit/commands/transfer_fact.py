# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pass a fact on to the file that it belongs to (扣分转移): taken back here, entered there, on a document."""

from services.chassis.http import Id, Input
from services.credit.commands import Document, Text, enter_fact
from services.credit.domain import facts
from services.credit.domain.authority import Permission
from services.credit.domain.errors import SameFile
from services.credit.domain.facts import Fact
from services.credit.domain.kinds import Evidence, EvidenceKind
from services.credit.store import Tx


class TransferFact(Input):
    """`document`: the decision that says so."""

    to_file_id: Id
    reasons: Text
    document: Document


def handle(tx: Tx, fact_id: str, cmd: TransferFact) -> Fact:
    fact = tx.facts.get(fact_id)
    here, there = tx.credit_files.get(fact.file_id), tx.credit_files.get(cmd.to_file_id)
    tx.require(Permission.FACTS_TRANSFER, here.place)
    tx.require(Permission.FACTS_TRANSFER, there.place)
    if here.id == there.id:
        raise SameFile(here.id)
    tx.keep_fact(*facts.withdraw(fact, cmd.reasons, tx.today), "withdrawn")
    passed = tx.new_fact(
        there.id,
        f"transfer/{fact.id}",
        kind=fact.kind,
        place=fact.place,
        happened_on=fact.happened_on,
        evidence=(*fact.evidence, Evidence(EvidenceKind.DOCUMENT, cmd.document)),
        source=fact.source,
        matter=fact.matter,
        note=fact.note,
        points=fact.points,
        valid_until=fact.valid_until,
    )
    return enter_fact.handle(tx, passed)
