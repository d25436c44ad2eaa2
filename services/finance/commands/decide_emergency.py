# SPDX-License-Identifier: AGPL-3.0-or-later
"""Confirm an emergency, which is a commitment with its budget then; or say that it can wait for a vote."""

from services.chassis.http import Input
from services.finance.commands import Text
from services.finance.domain import commitments, maintenance
from services.finance.domain.authority import Permission
from services.finance.domain.commitments import Commitment
from services.finance.domain.maintenance import Emergency
from services.finance.store import Tx


class DecideEmergency(Input):
    confirmed: bool
    reasons: Text


def handle(tx: Tx, emergency_id: str, cmd: DecideEmergency) -> Emergency:
    emergency = tx.emergencies.get(emergency_id)
    tx.require(Permission.EMERGENCIES_CONFIRM, emergency.place)
    if not cmd.confirmed:
        emergency, events = maintenance.refuse(emergency, tx.by.subject, cmd.reasons)
        tx.emergencies.save(emergency, *events)
        return emergency
    emergency, events = maintenance.confirm(emergency, tx.by.subject, cmd.reasons)
    tx.emergencies.save(emergency, *events)
    made, told = commitments.make(
        Commitment(
            id=emergency.id,
            matter=emergency.id,
            place=emergency.place,
            within=emergency.within,
            title=f"应急维修：{emergency.text[:80]}",
            text=emergency.text,
            resolved_at=tx.now,
            limit=emergency.amount,
        )
    )
    fund = tx.funds.get(emergency.fund_id)
    commitment, budgeted = commitments.set_budget(made, emergency.amount, fund)
    tx.commitments.add(commitment, *told, *budgeted)
    return emergency
