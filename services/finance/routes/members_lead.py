# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far members of the party pay first (党员先锋), for everybody to see: percents, never persons."""

from services.chassis.http import PUBLIC, Resource, View
from services.finance.queries.members_lead import MonthPaidLead, list_public_payers_lead
from services.finance.store import Tx

lead = Resource("members_lead", "/finance/v1/public/<code:district>/members-lead", requires=PUBLIC)


class MonthPaidLeadView(View):
    """Of the runs whose due day was counted in a month that is over, in steps of five percent: which part of
    all households, and of members', paid by the due day; and the members' part of those that paid first.

    None: withheld, because too few bills, households, members or others are behind it (policy `billing`), or
    because the month is not over.
    """

    place: str
    month: str
    prompt_percent: int | None
    prompt_members_percent: int | None
    first_members_percent: int | None


def to_view(_: Tx, found: MonthPaidLead) -> MonthPaidLeadView:
    prompt = found.prompt
    return MonthPaidLeadView(
        place=found.place,
        month=found.month,
        prompt_percent=prompt.percent if prompt else None,
        prompt_members_percent=prompt.members_percent if prompt else None,
        first_members_percent=found.first,
    )


lead.list(list_public_payers_lead, "", shows=to_view)
