# SPDX-License-Identifier: AGPL-3.0-or-later
"""Add evidence (证据) to an order that is being worked on: photos, a signature, a voice note, a location."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Self

from pydantic import Field, model_validator

from services.chassis import files
from services.chassis.files import AUDIO, PICTURES, PNG
from services.chassis.http import Input
from services.dispatch.commands import Photos
from services.dispatch.commands.report_order import Point
from services.dispatch.domain import access, corrections
from services.dispatch.domain.actions import Action
from services.dispatch.domain.evidence import EvidenceKind
from services.dispatch.domain.orders import Order, Proof
from services.dispatch.store import Tx

ACCEPTS: Mapping[EvidenceKind, tuple[str, ...]] = MappingProxyType(
    {EvidenceKind.SIGNATURE: (PNG,), EvidenceKind.VOICE: AUDIO}
)
"""The types of files; of all others pictures."""


class AddEvidence(Input):
    """Uploaded files, or for a `location` where the worker is. A signature is one PNG."""

    kind: EvidenceKind
    files: Photos = Field(())
    location: Point | None = None

    @model_validator(mode="after")
    def _of_its_kind(self) -> Self:
        placed = self.kind is EvidenceKind.LOCATION
        if placed != (self.location is not None) or placed == bool(self.files):
            raise ValueError("a location has a point, and everything else has files")
        if self.kind is EvidenceKind.SIGNATURE and len(self.files) > 1:
            raise ValueError("a signature is one file")
        return self


def handle(tx: Tx, order_id: str, cmd: AddEvidence) -> Order:
    """Raises NotFound, Forbidden, WrongState, TooManyPhotos, and what a file is refused for."""
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.ADD_EVIDENCE)
    files.claim(tx, cmd.files, "order", order.id, accepts=ACCEPTS.get(cmd.kind, PICTURES))
    location = cmd.location.value() if cmd.location else None
    proof = Proof(cmd.kind, cmd.files, location, tx.now, order.round)
    return tx.save_order(*corrections.add_evidence(order, proof, tx.now))
