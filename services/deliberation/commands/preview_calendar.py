# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say which open deadlines a calendar would move if it were set at a place; nothing is changed."""

from services.chassis import reckoning
from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.reckoning import Preview
from services.chassis.values import OrgPath
from services.deliberation.commands import reckon_deadlines
from services.deliberation.domain.authority import Permission
from services.deliberation.store import Tx


def handle(tx: Tx, policy: CalendarPolicy, at: OrgPath) -> Preview:
    """Raises Forbidden, PolicyLocked, Invalid."""
    tx.require(Permission.POLICIES_WRITE, at)
    return reckoning.preview(tx, policy, at, reckon_deadlines.KINDS)
