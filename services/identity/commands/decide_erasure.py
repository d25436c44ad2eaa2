# SPDX-License-Identifier: AGPL-3.0-or-later
"""Grant a request for erasure, refuse it, or put it off, in view of what is open."""

from datetime import timedelta

from pydantic import Field

from services.chassis.http import Day, Input, Lines
from services.chassis.values import Invalid
from services.identity.domain import erasures
from services.identity.domain.authority import Permission
from services.identity.domain.erasures import Erasure
from services.identity.policies.rights import RightsPolicy
from services.identity.store import ERASE, LOOK, Tx


class DecideErasure(Input):
    """Who refuses says why; with `not_before` the request may come again from that day on.

    What the system granted may be refused as long as it is open.
    """

    granted: bool
    reason: Lines = Field("", max_length=500)
    not_before: Day | None = None


def handle(tx: Tx, erasure_id: str, cmd: DecideErasure) -> Erasure:
    """One that is granted while something is open waits for it.

    Raises NotFound, Forbidden, Invalid, ErasureOver, OwnErasure.
    """
    asked = tx.erasures.get(erasure_id)
    tx.require(Permission.PERSONS_WRITE, *asked.within)
    if cmd.granted:
        wait = timedelta(days=tx.policy(RightsPolicy).erasure_days)
        decided, events = erasures.grant(asked, tx.by.subject, tx.now, wait)
        tx.timers.set(ERASE, asked.id, tx.now + wait)
    elif not cmd.reason.strip():
        raise Invalid("reason", "says why it is refused")
    else:
        decided, events = erasures.refuse(asked, tx.by.subject, cmd.reason, cmd.not_before)
        tx.timers.cancel(ERASE, asked.id)
        tx.timers.cancel(LOOK, asked.id)
    tx.erasures.save(decided, *events)
    return decided
