# SPDX-License-Identifier: AGPL-3.0-or-later
"""Approve a grant, whole or in part: it has a restricted fund of its own from now on."""

from services.chassis.http import Input
from services.finance.commands import Amount
from services.finance.domain import funds, grants
from services.finance.domain.authority import Permission
from services.finance.domain.funds import Fund
from services.finance.domain.grants import Grant
from services.finance.domain.kinds import FundKind
from services.finance.store import Tx


class ApproveGrant(Input):
    amount: Amount


def handle(tx: Tx, grant_id: str, cmd: ApproveGrant) -> Grant:
    grant = tx.grants.get(grant_id)
    tx.require(Permission.GRANTS_DECIDE, grant.place)
    grant, events = grants.approve(grant, cmd.amount.value(), tx.new_id(), tx.by.subject)
    fund = Fund(
        id=grant.fund_id or "",
        place=grant.place,
        within=grant.within,
        kind=FundKind.GRANT,
        name=grant.title,
        purpose=grant.purpose,
        opened_at=tx.now,
        allowed=grant.allowed,
        matter=grant.matter,
    )
    fund, opened = funds.open_fund(fund, tx.chart_at(grant.place))
    tx.funds.add(fund, *opened)
    tx.grants.save(grant, *events)
    return grant
