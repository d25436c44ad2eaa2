# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of a service's personal data goes by itself, as a table beneath the rules that say when."""

from dataclasses import dataclass
from datetime import datetime

from services.portal.areas.policies.controls import Words
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.identity import RetentionView, RuleView
from services.portal.client.policies import Policies
from services.portal.page_context import visit

RETENTION = "retention"
"""The policy that has such a table."""


@dataclass(frozen=True)
class Going:
    """A row a rule; `last_run_at`: when the last nightly run ended."""

    rows: list[tuple[str, ...]]
    last_run_at: datetime | None


def going(api: Policies, policy: str) -> Going | None:
    """None for other policies, for who may not see it, and while the service does not answer."""
    if policy != RETENTION:
        return None
    try:
        found = api.retention()
    except (Problem, Unreachable):
        return None
    return Going(_rows(found), found.last_run_at)


def _rows(found: RetentionView) -> list[tuple[str, ...]]:
    words = Words(RETENTION)
    return [(words.label(f"{one.rule}_days"), *_cells(one)) for one in found.rules]


def _cells(one: RuleView) -> tuple[str, ...]:
    words = visit().words
    due = words.number(one.due)
    return (
        words.number(one.days),
        words("policies.going_more", number=due) if one.more else due,
        words.day(one.oldest) if one.oldest else "",
        words.number(one.went),
    )
