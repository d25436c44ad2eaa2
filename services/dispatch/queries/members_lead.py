# SPDX-License-Identifier: AGPL-3.0-or-later
"""The members' part of what was claimed and served in an area, month by month, where it may be told."""

from dataclasses import dataclass

from services.chassis.values import OrgPath
from services.dispatch.domain.members_lead import LeadKind, Share, share
from services.dispatch.policies.quality import QualityPolicy
from services.dispatch.queries.group_statistics import PublicArea, public_area
from services.dispatch.queries.statistics import months_of
from services.dispatch.store import Tx


@dataclass(frozen=True)
class MonthLead:
    """None: withheld, because few did it, or because the month is not over."""

    place: OrgPath
    month: str
    claims: Share | None
    hours: Share | None


def list_public_members_lead(tx: Tx, query: PublicArea) -> list[MonthLead]:
    """What members of the party claimed and served of all (党员先锋), month by month; nobody's name or id.

    Raises UnknownPlace, Invalid.
    """
    place, this = public_area(tx, query.place), tx.month(tx.now)
    least = tx.policy(QualityPolicy, place).least_lead
    found = []
    for month in months_of(tx, query):
        told = {
            kind: share(tx.lead(kind, month, place), least) if month < this else None for kind in LeadKind
        }
        found.append(MonthLead(place, month, told[LeadKind.CLAIMS], told[LeadKind.HOURS]))
    return found
