# SPDX-License-Identifier: AGPL-3.0-or-later
"""Receive a donation (捐赠) into a fund of donations, with its honour and perhaps a name (冠名)."""

from pydantic import Field

from services.chassis.http import Day, Id, Input
from services.chassis.http import Line as LineOfText
from services.finance.commands import Amount, Title
from services.finance.domain import donations, entries
from services.finance.domain.authority import Permission
from services.finance.domain.chart import Known
from services.finance.domain.donations import Donation
from services.finance.domain.entries import Line
from services.finance.domain.kinds import EntryKind
from services.finance.policies import DonationPolicy
from services.finance.store import Tx


class ReceiveDonation(Input):
    """`public`: the donor agreed to be named; `naming`: what shall bear the name. Its entry has its id."""

    id: Id
    fund_id: Id
    donor: Title
    amount: Amount
    effective: Day
    public: bool = False
    naming: LineOfText = Field("", max_length=100)


def handle(tx: Tx, cmd: ReceiveDonation) -> Donation:
    fund, amount = tx.funds.get(cmd.fund_id), cmd.amount.value()
    tx.require(Permission.DONATIONS_KEEP, fund.place)
    policy = tx.policy(DonationPolicy, fund.place)
    given = Donation(
        id=tx.unused(tx.donations, cmd.id),
        place=fund.place,
        within=fund.within,
        fund_id=fund.id,
        donor=cmd.donor,
        amount=amount,
        received_at=tx.now,
        received_by=tx.by.subject,
        public=cmd.public,
        naming=cmd.naming,
    )
    donation, events = donations.receive(given, fund, policy.honours(), policy.naming())
    tx.donations.add(donation, *events)
    tx.post(_entry(tx, donation, cmd))
    return donation


def _entry(tx: Tx, donation: Donation, cmd: ReceiveDonation) -> entries.Entry:
    """Its text names nobody."""
    return entries.make(
        donation.id,
        donation.place,
        EntryKind.DONATION,
        "捐赠",
        cmd.effective,
        (
            Line(Known.BANK, donation.fund_id, donation.amount),
            Line(Known.DONATIONS, donation.fund_id, -donation.amount),
        ),
        tx.by.subject,
        tx.now,
        subject=f"donation/{donation.id}",
    )
