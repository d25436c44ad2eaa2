# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sign for an item of a handover (交接): that one handed it over, or has it."""

from pydantic import Field

from services.chassis import files
from services.chassis.http import Id, Input, Line, Lines
from services.identity.domain import office_handovers
from services.identity.domain.office_handovers import OfficeHandover, Signature
from services.identity.store import HANDOVER_DUE, Tx


class SignHandover(Input):
    """`item`: as it stands on the list; `file_id`: a picture or document that shows it."""

    item: Line = Field(min_length=1, max_length=60)
    note: Lines = Field("", max_length=500)
    file_id: Id | None = None


def handle(tx: Tx, handover_id: str, cmd: SignHandover) -> OfficeHandover:
    """Raises NotFound, NotPartyToHandover, NotToHandOver, SignedAlready, FileNotReady, FileClaimed."""
    handover = tx.office_handovers.get(handover_id)
    signature = Signature(tx.by.subject, tx.now, cmd.note, cmd.file_id)
    signed, events = office_handovers.sign(handover, cmd.item, signature)
    if cmd.file_id:
        files.claim(tx, [cmd.file_id], "office_handover", handover.id)
    tx.office_handovers.save(signed, *events)
    if not signed.open:
        tx.timers.cancel(HANDOVER_DUE, handover.id)
    return signed
