# SPDX-License-Identifier: AGPL-3.0-or-later
"""A place is there from now on: one of the kind that must meet every month is watched from its next 25th."""

from services.chassis.values import OrgPath
from services.deliberation.domain import cadence
from services.deliberation.domain.timer_kinds import CADENCE
from services.deliberation.policies import MeetingPolicy
from services.deliberation.store import Tx


def handle(tx: Tx, place_id: str, path: OrgPath, kind: str) -> None:
    if kind == tx.policy(MeetingPolicy, path).monthly_at:
        tx.timers.set(CADENCE, place_id, cadence.next_look(tx.now, tx.calendar))
