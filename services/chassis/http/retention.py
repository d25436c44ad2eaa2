# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of a service's personal data goes by itself, as a resource: after how long, and how much would now."""

from datetime import date, datetime

from services.chassis.http.models import View
from services.chassis.http.resource import Resource
from services.chassis.retention import Figures, Retention, RuleFigures
from services.chassis.store import UnitOfWork


class RuleView(View):
    """A rule of the policy `retention`: its `days`, and the least that it may say with the `law` for it.

    `due` would go now (`more`: there are more than were counted), the oldest is over since `oldest`;
    `went`: how many went in the last run.
    """

    rule: str
    days: int
    least_days: int
    law: str
    due: int
    more: bool
    oldest: date | None
    went: int


class RetentionView(View):
    """What goes by itself; `last_run_at`: when the last nightly run ended."""

    last_run_at: datetime | None
    rules: list[RuleView]


def retention_resource(prefix: str, retention: Retention, requires: str) -> Resource:
    """For those who hold the permission over the whole district."""
    resource = Resource("retention", prefix, requires=requires)

    def show_retention(tx: UnitOfWork) -> Figures:
        """After how many days personal data goes, by each rule, and how much would go now; nothing does."""
        tx.require(requires, tx.root)
        return retention.figures(tx)

    resource.show(show_retention, "", shows=to_view)
    return resource


def to_view(_tx: UnitOfWork, found: Figures) -> RetentionView:
    return RetentionView(last_run_at=found.last_run_at, rules=[_rule(one) for one in found.rules])


def _rule(one: RuleFigures) -> RuleView:
    return RuleView(
        rule=one.rule,
        days=one.days,
        least_days=one.least.days,
        law=one.least.law,
        due=one.due,
        more=one.more,
        oldest=one.oldest,
        went=one.went,
    )
