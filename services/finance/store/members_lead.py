# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of who is a member, and of their part of what is paid."""

from services.chassis.store import Collection, Index
from services.finance.domain.members import Member
from services.finance.domain.members_lead import Forgotten, LeadPayer, PaidTally
from services.finance.store.plans import PlansUnit


class MembersLeadUnit(PlansUnit):
    """The part of finance's `Tx` that is about members of the party."""

    members = Collection(Member, "members")
    paid_tallies = Collection(PaidTally, "paid_tallies")
    lead_payers = Collection(
        LeadPayer,
        "lead_payers",
        orderings=("month",),
        indexes=(Index("person_id", "by_month"), Index("by_month")),
    )
    lead_forgotten = Collection(Forgotten, "lead_forgotten")
