# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far members of the party go first (党员先锋), for everybody to see: shares, never persons."""

from services.chassis.http import PUBLIC, Resource, View
from services.dispatch.queries.members_lead import MonthLead, list_public_members_lead
from services.dispatch.store import Tx

lead = Resource("members_lead", "/dispatch/v1/public/<code:district>/members-lead", requires=PUBLIC)


class MonthLeadView(View):
    """Of a month that is over: claimed orders and confirmed hours, rounded down to tens, and the members'
    percent of them in steps of five.

    None: withheld, because too few acts, people, members or others are behind it (policy `quality`), or
    because the month is not over.
    """

    place: str
    month: str
    claims: int | None
    claims_percent: int | None
    hours: int | None
    hours_percent: int | None


def to_view(_: Tx, found: MonthLead) -> MonthLeadView:
    claims, hours = found.claims, found.hours
    return MonthLeadView(
        place=found.place,
        month=found.month,
        claims=claims and claims.amount,
        claims_percent=claims and claims.percent,
        hours=hours and hours.amount,
        hours_percent=hours and hours.percent,
    )


lead.list(list_public_members_lead, "", shows=to_view)
