# SPDX-License-Identifier: AGPL-3.0-or-later
"""Contract a provider of paid services (养老, 托幼, 快递): a share of its turnover flows back into a fund."""

from pydantic import Field

from services.chassis.http import Id, Input, Month
from services.finance.commands import Title
from services.finance.domain import services
from services.finance.domain.authority import Permission
from services.finance.domain.kinds import ServiceKind
from services.finance.domain.services import Service
from services.finance.store import Tx


class ContractService(Input):
    """`share`: of the turnover, in hundredths of a percent; `begins`, `ends`: its first and last month."""

    kind: ServiceKind
    name: Title
    company_id: Id
    fund_id: Id
    share: int = Field(ge=1, le=10_000)
    begins: Month
    ends: Month
    due_days: int = Field(15, ge=1, le=90)


def handle(tx: Tx, cmd: ContractService) -> Service:
    fund = tx.funds.get(cmd.fund_id)
    tx.require(Permission.ASSETS_KEEP, fund.place)
    company = tx.open_company(cmd.company_id, fund.place)
    service, events = services.contract(
        Service(
            id=tx.new_id(),
            place=fund.place,
            within=fund.within,
            kind=cmd.kind,
            company_id=company.id,
            provider=company.name,
            name=cmd.name,
            fund_id=fund.id,
            share=cmd.share,
            begins=cmd.begins,
            ends=cmd.ends,
            contracted_at=tx.now,
            due_days=cmd.due_days,
        )
    )
    tx.services.add(service, *events)
    return service
