# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open a fund (资金): money for a purpose, kept apart from all other money of the place."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.chassis.values import OrgPath
from services.finance.commands import AccountCode, Text, Title
from services.finance.domain import funds
from services.finance.domain.authority import Permission
from services.finance.domain.funds import Fund
from services.finance.domain.kinds import FundKind
from services.finance.store import Tx


class OpenFund(Input):
    """`allowed`: the expense accounts that it may pay, all if none is named; `matter`: for it alone."""

    kind: FundKind
    name: Title
    purpose: Text
    place_path: OrgPath
    allowed: tuple[AccountCode, ...] = Field((), max_length=50)
    matter: Id | None = None


def handle(tx: Tx, cmd: OpenFund) -> Fund:
    tx.require(Permission.FUNDS_OPEN, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    fund = Fund(
        id=tx.new_id(),
        place=place.path,
        within=place.within,
        kind=cmd.kind,
        name=cmd.name,
        purpose=cmd.purpose,
        opened_at=tx.now,
        allowed=cmd.allowed,
        matter=cmd.matter,
    )
    fund, events = funds.open_fund(fund, tx.chart_at(place.path))
    tx.funds.add(fund, *events)
    return fund
