# SPDX-License-Identifier: AGPL-3.0-or-later
"""Grants (专项经费) and donations (捐赠)."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, PUBLIC, Resource, View
from services.chassis.step_up import Group
from services.chassis.values import OrgPath
from services.finance.commands import (
    account_grant,
    apply_grant,
    approve_grant,
    close_grant,
    receive_donation,
    receive_grant,
    refuse_grant,
)
from services.finance.domain.authority import Permission
from services.finance.domain.donations import Donation, shown_donor
from services.finance.queries import spending
from services.finance.routes.money_view import MoneyView
from services.finance.store import Tx


class GrantView(View):
    """`fund_id`: the fund of its own, once it is approved.

    `scheme`: special or micro_project; `report_by`: when it has to be accounted for; `level`: how many places
    were told that it was not.
    """

    id: str
    version: int
    place: OrgPath
    title: str
    purpose: str
    payer: str
    amount: MoneyView
    matter: str | None
    state: str
    fund_id: str | None
    approved: MoneyView
    received: MoneyView
    spent: MoneyView
    returned: MoneyView
    reasons: str
    report: str
    scheme: str
    report_by: datetime | None
    level: int
    applied_at: datetime


class DonationView(View):
    """`donor` as they want to be called; `public` if they agreed to be named."""

    id: str
    place: OrgPath
    fund_id: str
    donor: str
    public: bool
    amount: MoneyView
    received_at: datetime
    naming: str
    honour: str


class PublicDonationView(View):
    """`donor`: 匿名 unless they agreed to be named."""

    id: str
    place: OrgPath
    donor: str
    amount: MoneyView
    received_at: datetime
    naming: str
    honour: str


def to_public(tx: Tx, donation: Donation) -> PublicDonationView:
    return PublicDonationView(
        id=donation.id,
        place=donation.place,
        donor=shown_donor(donation),
        amount=MoneyView.model_validate(donation.amount, from_attributes=True),
        received_at=donation.received_at,
        naming=donation.naming,
        honour=donation.honour,
    )


grants = Resource("grants", "/finance/v1/grants", of=Tx.grants, shows=GrantView, requires=AUTHENTICATED)

grants.create(apply_grant, requires=Permission.GRANTS_KEEP)
grants.list(spending.list_grants)
grants.show(spending.show_grant)
grants.act("approve", approve_grant, requires=Permission.GRANTS_DECIDE, asks=Group.PAYMENTS)
grants.act("refuse", refuse_grant, requires=Permission.GRANTS_DECIDE)
grants.act("receive", receive_grant, requires=Permission.GRANTS_KEEP)
grants.act("account", account_grant, requires=Permission.GRANTS_KEEP)
grants.act("close", close_grant, requires=Permission.GRANTS_DECIDE)

donations = Resource(
    "donations", "/finance/v1/donations", of=Tx.donations, shows=DonationView, requires=AUTHENTICATED
)

donations.create(receive_donation, requires=Permission.DONATIONS_KEEP)
donations.list(spending.list_donations, requires=Permission.ENTRIES_READ)

honours = Resource(
    "honours", "/finance/v1/public/<code:district>/donations", of=Tx.donations, requires=PUBLIC
)

honours.list(spending.list_public_donations, shows=to_public)
