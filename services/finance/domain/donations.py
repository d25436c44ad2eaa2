# SPDX-License-Identifier: AGPL-3.0-or-later
"""A donation (捐赠): into a fund of donations, with a name (冠名) and an honour (荣誉) for the donor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.events import DonationReceived
from services.finance.domain.funds import Fund
from services.finance.domain.kinds import FundKind
from services.finance.domain.spending_errors import NamingNeedsMore, NotForDonations


@dataclass(frozen=True, slots=True)
class Honour:
    """What a donor is called from an amount on."""

    least: Money
    name: str


@dataclass(frozen=True, kw_only=True)
class Donation:
    """`donor`: who gave it, as they want to be called; `public` only if they agreed to be named."""

    id: str
    place: OrgPath
    within: tuple[str, ...]
    fund_id: str
    donor: str
    amount: Money
    received_at: datetime
    received_by: str
    public: bool = False
    naming: str = ""
    honour: str = ""


def receive(
    donation: Donation, fund: Fund, honours: Iterable[Honour], naming_from: Money
) -> tuple[Donation, list[Event]]:
    """It is there; its honour goes by the amount. Raises NotForDonations, NamingNeedsMore."""
    if fund.kind is not FundKind.DONATION:
        raise NotForDonations(fund.id)
    if donation.naming and (donation.amount - naming_from).fen < 0:
        raise NamingNeedsMore(naming_from.fen)
    earned = [one for one in honours if (donation.amount - one.least).fen >= 0]
    honour = max(earned, key=lambda one: one.least.fen).name if earned else ""
    given = replace(donation, honour=honour)
    fact = DonationReceived(
        given.id, given.fund_id, given.place, given.amount, given.naming, honour, fund.matter
    )
    return given, [fact]


def shown_donor(donation: Donation) -> str:
    """Who gave it, for everybody: nobody is named who did not agree."""
    return donation.donor if donation.public else "匿名"
