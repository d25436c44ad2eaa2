# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set what is charged every month in a place (收费标准), by a formula: of units, or of parking spaces."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.finance.commands import AccountCode, Title
from services.finance.domain import bills
from services.finance.domain.authority import Permission
from services.finance.domain.bills import Tariff
from services.finance.domain.chart import Known
from services.finance.domain.kinds import PayableSpace
from services.finance.store import Tx


class SetTariff(Input):
    """`account`: the income; `due_days`: from the bill to its due day.

    `spaces`: the kind of parking spaces whose holders are charged, without one units are; what the compound
    lets (`rented`) is common income.
    """

    name: Title
    fund_id: Id
    formula: str = Field(min_length=1, max_length=200)
    account: AccountCode = Known.FEES
    due_days: int = Field(30, ge=1, le=365)
    spaces: PayableSpace | None = None


def handle(tx: Tx, cmd: SetTariff) -> Tariff:
    fund = tx.funds.get(cmd.fund_id)
    tx.require(Permission.BILLS_RUN, fund.place)
    tx.chart_at(fund.place).kind(cmd.account)
    tariff, events = bills.set_tariff(
        Tariff(
            id=tx.new_id(),
            place=fund.place,
            within=fund.within,
            name=cmd.name,
            fund_id=fund.id,
            account=cmd.account,
            formula=cmd.formula,
            due_days=cmd.due_days,
            spaces=cmd.spaces,
        ),
        fund,
    )
    tx.tariffs.add(tariff, *events)
    return tariff
