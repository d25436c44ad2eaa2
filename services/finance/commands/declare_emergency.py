# SPDX-License-Identifier: AGPL-3.0-or-later
"""Declare that the maintenance fund has to pay for something that cannot wait for a vote, with documents."""

from pydantic import Field

from services.chassis import files
from services.chassis.http import Id, Input
from services.chassis.values import OrgPath
from services.finance.commands import Amount, Text
from services.finance.domain import maintenance
from services.finance.domain.authority import Permission
from services.finance.domain.errors import FundElsewhere
from services.finance.domain.maintenance import Emergency, Ground
from services.finance.store import Tx


class DeclareEmergency(Input):
    """`place_path`: where the units are that bear the cost; `documents`: files that show it."""

    id: Id
    fund_id: Id
    place_path: OrgPath
    ground: Ground
    text: Text
    amount: Amount
    documents: tuple[Id, ...] = Field(min_length=1, max_length=10)


def handle(tx: Tx, cmd: DeclareEmergency) -> Emergency:
    fund, place = tx.funds.get(cmd.fund_id), tx.place_at(cmd.place_path)
    tx.require(Permission.MAINTENANCE_KEEP, fund.place)
    maintenance.check_fund(fund)
    if not fund.place.covers(place.path):
        raise FundElsewhere(fund.id)
    emergency, events = maintenance.declare(
        Emergency(
            id=tx.unused(tx.emergencies, cmd.id),
            fund_id=fund.id,
            place=place.path,
            within=place.within,
            ground=cmd.ground,
            text=cmd.text,
            amount=cmd.amount.value(),
            documents=tuple(sorted(set(cmd.documents))),
            declared_by=tx.by.subject,
            declared_at=tx.now,
        )
    )
    files.claim(tx, list(emergency.documents), "emergency", emergency.id)
    tx.emergencies.add(emergency, *events)
    return emergency
