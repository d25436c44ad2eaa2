# SPDX-License-Identifier: AGPL-3.0-or-later
"""Year plans (年度预算) against the books; declared interests; audits (审计)."""

from collections.abc import Sequence
from datetime import datetime

from services.chassis.http import AUTHENTICATED, PUBLIC, Resource, View
from services.chassis.values import OrgPath
from services.finance.commands import (
    adopt_plan,
    declare_interest,
    draft_plan,
    end_audit,
    end_interest,
    explain_variance,
    open_audit,
    read_books,
)
from services.finance.domain.audits import Audit
from services.finance.domain.authority import Permission
from services.finance.domain.year_plans import YearPlan
from services.finance.queries import plans
from services.finance.routes.entries import EntryView
from services.finance.routes.money_view import MoneyView
from services.finance.routes.place_parts import PlacePartView, place_parts
from services.finance.store import Tx


class PlanLineView(View):
    """`kind`: income or expense."""

    fund_id: str
    account: str
    kind: str
    purpose: str
    amount: MoneyView


class YearPlanView(View):
    """`resolution_id`: by which it is in force; null while it is a draft."""

    id: str
    version: int
    place: OrgPath
    place_parts: list[PlacePartView]
    year: int
    state: str
    lines: list[PlanLineView]
    resolution_id: str | None
    drafted_at: datetime
    adopted_at: datetime | None


class StandingView(View):
    """`planned`: what of the year's plan was due until then; `is_large`: it has to be explained."""

    line: int
    fund_id: str
    account: str
    kind: str
    purpose: str
    year: MoneyView
    planned: MoneyView
    committed: MoneyView
    actual: MoneyView
    variance: MoneyView
    is_large: bool
    explanation: str


class InterestView(View):
    id: str
    company_id: str
    text: str
    declared_at: datetime
    ended: bool


class AuditView(View):
    """`looks`: how often whoever audits read the books; `over`: nobody reads them any more."""

    id: str
    version: int
    place: OrgPath
    place_parts: list[PlacePartView]
    auditor: str
    mandate: str
    opened_at: datetime
    until: datetime
    looks: int
    ended: bool
    over: bool


def to_plans(tx: Tx, found: Sequence[YearPlan]) -> list[YearPlanView]:
    """With the names of their places."""
    at = place_parts(tx, (one.place for one in found))
    return [
        YearPlanView.model_validate(
            vars(one) | {"version": tx.year_plans.version(one), "place_parts": at[one.place]},
            from_attributes=True,
        )
        for one in found
    ]


def to_audits(tx: Tx, found: Sequence[Audit]) -> list[AuditView]:
    """With the names of the places whose books are read."""
    at = place_parts(tx, (one.place for one in found))
    return [
        AuditView.model_validate(
            vars(one)
            | {
                "version": tx.audits.version(one),
                "place_parts": at[one.place],
                "over": one.is_over(tx.now),
            },
            from_attributes=True,
        )
        for one in found
    ]


year_plans = Resource(
    "year_plans", "/finance/v1/year-plans", of=Tx.year_plans, shows=to_plans, requires=AUTHENTICATED
)

year_plans.create(draft_plan, requires=Permission.PLANS_KEEP)
year_plans.list(plans.list_plans)
year_plans.show(plans.show_plan)
year_plans.list(plans.list_standing, "/<id:year_plan_id>/standing", shows=StandingView)
year_plans.act("adopt", adopt_plan, requires=Permission.PLANS_KEEP)
year_plans.act("explain", explain_variance, requires=Permission.PLANS_KEEP)

public_plans = Resource(
    "public_plans",
    "/finance/v1/public/<code:district>/year-plans",
    of=Tx.year_plans,
    shows=to_plans,
    requires=PUBLIC,
)

public_plans.list(plans.list_public_plans)
public_plans.show(plans.show_public_plan)
public_plans.list(plans.list_public_standing, "/<id:year_plan_id>/standing", shows=StandingView)

interests = Resource(
    "interests", "/finance/v1/interests", of=Tx.interests, shows=InterestView, requires=AUTHENTICATED
)

interests.create(declare_interest)
interests.list(plans.list_own_interests)
interests.act("end", end_interest)

audits = Resource("audits", "/finance/v1/audits", of=Tx.audits, shows=to_audits, requires=AUTHENTICATED)

audits.create(open_audit, requires=Permission.AUDITS_OPEN)
audits.list(plans.list_audits, requires=Permission.AUDITS_OPEN)
audits.list(plans.list_own_audits, ":own")
audits.act("end", end_audit, requires=Permission.AUDITS_OPEN)
audits.act("read", read_books, shows=EntryView)
