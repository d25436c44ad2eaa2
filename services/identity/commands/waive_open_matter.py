# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pass over something open that stands against an erasure, where the law does not have it settled first."""

from pydantic import Field

from services.chassis.http import Input, Lines
from services.chassis.values import Invalid
from services.identity.domain import erasures
from services.identity.domain.authority import Permission
from services.identity.domain.erasures import Erasure
from services.identity.store import Tx


class WaiveOpenMatter(Input):
    """`matter`: a service and what is open there, `dispatch.order`."""

    matter: str = Field(pattern="^[a-z_]{1,40}[.][a-z_]{1,40}$")
    reason: Lines = Field(max_length=500)


def handle(tx: Tx, erasure_id: str, cmd: WaiveOpenMatter) -> Erasure:
    """Raises NotFound, Forbidden, Invalid, ErasureOver, OwnErasure, NothingOpen, NotWaivable."""
    asked = tx.erasures.get(erasure_id)
    tx.require(Permission.PERSONS_WRITE, *asked.within)
    if not cmd.reason.strip():
        raise Invalid("reason", "says why it is passed over")
    waived, events = erasures.waive(asked, cmd.matter, cmd.reason, tx.by.subject)
    return tx.keep_erasure(waived, *events)
