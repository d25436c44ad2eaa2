# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether an order's step is proven by the evidence that its terms demand."""

from __future__ import annotations

from collections.abc import Sequence

from services.dispatch.domain.catalogue_errors import EvidenceMissing
from services.dispatch.domain.evidence import EvidenceKind, ProvenStep
from services.dispatch.domain.orders import Order, Proof


def check(order: Order, steps: Sequence[ProvenStep], after: int = 0) -> None:
    """What is demanded until the last of the steps; `after`: so many files come with it.

    Raises EvidenceMissing with all that is not there.
    """
    missing = tuple(
        demand.kind
        for demand in order.terms.evidence
        if demand.step in steps and _count(order, demand.kind, after) < demand.least
    )
    if missing:
        raise EvidenceMissing(order.id, steps[-1], missing)


def files_of(order: Order) -> dict[str, EvidenceKind]:
    """All files that show or prove something of the order, by their ids."""
    kinds = {EvidenceKind.BEFORE: order.photos, EvidenceKind.AFTER: order.evidence}
    sent = {file_id: kind for kind, files in kinds.items() for file_id in files}
    return sent | {file_id: proof.kind for proof in order.proofs for file_id in proof.files}


def _count(order: Order, kind: EvidenceKind, after: int) -> int:
    """Of this round; what was before the work is the same for all rounds, and came with the report too."""
    kept = [proof for proof in order.proofs if proof.kind is kind and _counts(proof, order.round)]
    if kind is EvidenceKind.LOCATION:
        return len(kept)
    more = {EvidenceKind.BEFORE: len(order.photos), EvidenceKind.AFTER: after}
    return sum(len(proof.files) for proof in kept) + more.get(kind, 0)


def _counts(proof: Proof, this_round: int) -> bool:
    return proof.round == this_round or proof.kind is EvidenceKind.BEFORE
