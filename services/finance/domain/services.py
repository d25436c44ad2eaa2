# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paid services (养老, 托幼, 快递): a provider's contract, and the share of its turnover that flows back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.asset_errors import OutsideTerm, ReportedAlready
from services.finance.domain.bills import Bill
from services.finance.domain.events import ServiceContracted, ServiceEnded, ShareBilled
from services.finance.domain.fees import rounded
from services.finance.domain.kinds import ServiceKind

WHOLE = 10_000
"""Shares are in hundredths of a percent."""


@dataclass(frozen=True, kw_only=True)
class Service:
    """A provider's contract; `share`: of the turnover, in hundredths of a percent; `ends`: the last month."""

    id: str
    place: OrgPath
    within: tuple[str, ...]
    kind: ServiceKind
    company_id: str
    provider: str
    name: str
    fund_id: str
    share: int
    begins: str
    ends: str
    contracted_at: datetime
    due_days: int


def contract(service: Service) -> tuple[Service, list[Event]]:
    """From now on a share flows back. Raises OutsideTerm for one that ends before it begins."""
    if service.ends < service.begins:
        raise OutsideTerm(service.begins, service.ends)
    fact = ServiceContracted(
        service.id, service.kind, service.place, service.company_id, service.fund_id, service.share
    )
    return service, [fact]


def report(
    service: Service,
    month: str,
    turnover: Money,
    bill_id: str,
    known: Bill | None,
    due: date,
    remind_at: datetime,
) -> tuple[Bill, list[Event]]:
    """A month's share, rounded half a fen upwards, is a bill. Raises OutsideTerm, ReportedAlready."""
    if not service.begins <= month <= service.ends:
        raise OutsideTerm(service.begins, service.ends)
    if known is not None:
        raise ReportedAlready(month)
    amount = Money(rounded(turnover.fen * service.share, WHOLE), turnover.currency)
    bill = Bill(
        id=bill_id,
        run_id="",
        unit_id=service.id,
        place=service.place,
        payer=service.company_id,
        name=service.name,
        month=month,
        fund_id=service.fund_id,
        amount=amount,
        due=due,
        open=bool(amount.fen),
        remind_at=remind_at if amount.fen else None,
        subject=f"service/{service.id}",
    )
    return bill, [ShareBilled(service.id, bill_id, month, turnover, amount)]


def end(service: Service, month: str) -> tuple[Service, list[Event]]:
    """The month is the last one. Raises OutsideTerm."""
    if not service.begins <= month <= service.ends:
        raise OutsideTerm(service.begins, service.ends)
    return replace(service, ends=month), [ServiceEnded(service.id, month)]
