# SPDX-License-Identifier: AGPL-3.0-or-later
"""A declared interest (利益申报): who has one in a company neither approves nor pays its invoices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.values import Event
from services.finance.domain.events import InterestDeclared, InterestEnded
from services.finance.domain.plan_errors import InterestGone, InterestKnown


@dataclass(frozen=True, kw_only=True)
class Interest:
    """`text`: which one: a share, a relative, a gift."""

    id: str
    person_id: str
    company_id: str
    text: str
    declared_at: datetime
    ended: bool = False


Step = tuple[Interest, list[Event]]


def declare(interest: Interest, known: Interest | None) -> Step:
    """From now on. Raises InterestKnown."""
    if known is not None:
        raise InterestKnown(interest.company_id)
    return interest, [InterestDeclared(interest.id, interest.person_id, interest.company_id)]


def end(interest: Interest) -> Step:
    """There is none any more. Raises InterestGone."""
    if interest.ended:
        raise InterestGone(interest.id)
    return replace(interest, ended=True), [InterestEnded(interest.id)]
