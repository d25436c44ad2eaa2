# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is charged beside a tariff's area: figures, shared costs (公摊), vacancies, late fees, prepayment."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.finance.commands import (
    begin_prepayment,
    charge_late_fee,
    correct_bill,
    declare_vacancy,
    record_figures,
    share_cost,
)
from services.finance.domain.authority import Permission
from services.finance.queries import dues
from services.finance.routes.bill_view import to_bills
from services.finance.routes.billing import TariffView, to_view
from services.finance.routes.money_view import MoneyView
from services.finance.store import Tx


class SharedCostView(View):
    """`quantity` in thousandths at `unit_price`, as the meter and the supplier say."""

    id: str
    tariff_id: str
    place: OrgPath
    month: str
    amount: MoneyView
    key: str
    units: int
    shared_at: datetime
    quantity: int | None
    unit_price: MoneyView | None


class VacancyView(View):
    id: str
    unit_id: str
    from_month: str
    through_month: str
    reason: str


class CreditView(View):
    """What is paid ahead in a fund and not used yet."""

    fund_id: str
    left: MoneyView


charged_tariffs = Resource(
    "charged_tariffs", "/finance/v1/tariffs", of=Tx.tariffs, shows=TariffView, requires=Permission.BILLS_RUN
)

charged_tariffs.act("figures", record_figures)
charged_tariffs.create(share_cost, "/<id:tariff_id>/costs", shows=SharedCostView)
charged_tariffs.list(
    dues.list_shared_costs, "/<id:tariff_id>/costs", shows=SharedCostView, requires=AUTHENTICATED
)

corrections = Resource(
    "corrections", "/finance/v1/bills", of=Tx.bills, shows=to_bills, requires=Permission.BILLS_RUN
)

corrections.act("correct", correct_bill)
corrections.act("late-fee", charge_late_fee)

vacancies = Resource(
    "vacancies", "/finance/v1/vacancies", of=Tx.vacancies, shows=VacancyView, requires=Permission.BILLS_RUN
)

vacancies.create(declare_vacancy)
vacancies.list(dues.list_vacancies)

prepayments = Resource(
    "prepayments", "/finance/v1/prepayments", of=Tx.payments, shows=to_view, requires=AUTHENTICATED
)

prepayments.create(begin_prepayment)
prepayments.list(dues.list_own_credits, "/credits", shows=CreditView)
