# SPDX-License-Identifier: AGPL-3.0-or-later
"""The owners have parted from a company: what it hands over (移交), and until when, is watched."""

from datetime import timedelta

from services.chassis.values import OrgPath
from services.credit.domain import handovers
from services.credit.domain.cases import Case
from services.credit.domain.handovers import Handover
from services.credit.domain.timer_kinds import HANDOVER
from services.credit.policies import HandoverPolicy
from services.credit.store import Tx


def handle(tx: Tx, case: Case, place: OrgPath) -> None:
    """`place`: whose owners have decided."""
    policy = tx.policy(HandoverPolicy, place)
    leaves_on = tx.today + timedelta(days=policy.notice_days)
    handover = Handover(
        id=case.id,
        file_id=case.file_id,
        place=place,
        within=place.ancestors(),
        opened_at=tx.now,
        leaves_on=leaves_on,
        due_on=leaves_on + timedelta(days=policy.withdraw_days),
        items=handovers.items_of(policy.items),
    )
    handover, events = handovers.open_handover(handover)
    tx.handovers.add(handover, *events)
    tx.timers.set(HANDOVER, handover.id, tx.calendar_at(place).end_of_period(handover.due_on))
