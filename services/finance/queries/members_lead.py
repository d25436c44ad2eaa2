# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many households, and how many of members, paid in time and first, where it may be told."""

from dataclasses import dataclass

from services.chassis import written
from services.chassis.http import Input, Month
from services.chassis.values import Invalid, OrgPath
from services.finance.domain.access import NEIGHBOURHOOD_DEPTH
from services.finance.domain.members_lead import PaidLead, Prompt, first, paid_tally, prompt
from services.finance.policies import BillingPolicy
from services.finance.store import Tx

MOST_MONTHS = 12


class PublicMonths(Input):
    """From the month `since` to the month `until`, at most twelve, this one by default.

    Without `place`: the whole district. It is a neighbourhood or an area above it.
    """

    since: Month | None = None
    until: Month | None = None
    place: OrgPath | None = None


@dataclass(frozen=True)
class MonthPaidLead:
    """None: withheld, because few are behind it, or because the month is not over."""

    place: OrgPath
    month: str
    prompt: Prompt | None
    first: int | None


def list_public_payers_lead(tx: Tx, query: PublicMonths) -> list[MonthPaidLead]:
    """How members of the party pay (党员先锋), month by month; nobody's name or id.

    Raises UnknownPlace, Invalid.
    """
    place, this = _area(tx, query.place), f"{tx.today(tx.root):%Y-%m}"
    least = tx.policy(BillingPolicy, place).least_lead
    months = _months(query, this)
    tallies = {
        one.month: one.counts
        for one in tx.paid_tallies.several(paid_tally(month, place).id for month in months if month < this)
    }
    found = []
    for month in months:
        counts = tallies.get(month, PaidLead())
        found.append(MonthPaidLead(place, month, prompt(counts, least), first(counts, least)))
    return found


def _area(tx: Tx, place: OrgPath | None) -> OrgPath:
    if place is None or place == tx.root:
        return tx.root
    if place.depth > NEIGHBOURHOOD_DEPTH:
        raise Invalid("place", "is a neighbourhood or an area above it")
    return tx.place_at(place).path


def _months(query: PublicMonths, this: str) -> tuple[str, ...]:
    first_month = _number(query.since or query.until or this)
    last = _number(query.until or query.since or this)
    if not first_month <= last < first_month + MOST_MONTHS:
        raise Invalid("until", "lies in the twelve months from since")
    return tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(first_month, last + 1))


def _number(month: str) -> int:
    day = written.month(month)
    return day.year * 12 + day.month - 1
