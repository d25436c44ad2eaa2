# SPDX-License-Identifier: AGPL-3.0-or-later
"""Year plans and how they stand, declared interests, audits."""

from services.chassis.http import Input, Paged
from services.chassis.store import Page
from services.chassis.values import NotFound
from services.finance.domain import access
from services.finance.domain.audits import Audit
from services.finance.domain.authority import Permission
from services.finance.domain.interests import Interest
from services.finance.domain.year_plans import PlanState, Standing, YearPlan
from services.finance.queries.books import AtPlace
from services.finance.store import Tx
from services.finance.store.standing import standing


class AtQuarter(Input):
    """At the end of a quarter, as `2026Q1`; without one, of the year's latest that has begun."""

    quarter: str | None = None


def list_plans(tx: Tx, query: AtPlace) -> Page[YearPlan]:
    """The year plans of an area, the latest year first."""
    access.check_concerns(tx.by, Permission.FUNDS_READ, query.place)
    where = {"within": query.place}
    return tx.year_plans.page(where, sort="-year", after=query.after, limit=query.limit)


def show_plan(tx: Tx, year_plan_id: str) -> YearPlan:
    """One year's plan."""
    plan = tx.year_plans.get(year_plan_id)
    access.check_concerns(tx.by, Permission.FUNDS_READ, plan.place)
    return plan


def list_standing(tx: Tx, year_plan_id: str, query: AtQuarter) -> list[Standing]:
    """How each line stands at the end of a quarter: planned, committed, booked, and why it is off."""
    return _standing(tx, show_plan(tx, year_plan_id), query)


def list_public_plans(tx: Tx, query: Paged) -> Page[YearPlan]:
    """The year plans of a district that are in force, the latest year first."""
    where = {"within": tx.root}
    return tx.year_plans.page(
        where,
        sort="-year",
        after=query.after,
        limit=query.limit,
        keep=lambda one: one.state is PlanState.ADOPTED,
    )


def show_public_plan(tx: Tx, year_plan_id: str) -> YearPlan:
    """One year's plan that is in force. Raises NotFound for a draft and for one that was lifted."""
    plan = tx.year_plans.get(year_plan_id)
    if plan.state is not PlanState.ADOPTED:
        raise NotFound("year_plan", year_plan_id)
    return plan


def list_public_standing(tx: Tx, year_plan_id: str, query: AtQuarter) -> list[Standing]:
    """Budget against actual at the end of a quarter, and why a line is off: for everybody."""
    return _standing(tx, show_public_plan(tx, year_plan_id), query)


def list_own_interests(tx: Tx, query: Paged) -> Page[Interest]:
    """The interests that I have declared."""
    return tx.interests.page({"person_id": tx.by.subject}, after=query.after, limit=query.limit)


def list_audits(tx: Tx, query: AtPlace) -> Page[Audit]:
    """Who reads or read the books of an area, the latest first."""
    tx.require(Permission.AUDITS_OPEN, query.place)
    where = {"within": query.place}
    return tx.audits.page(where, sort="-opened_at", after=query.after, limit=query.limit)


def list_own_audits(tx: Tx, query: Paged) -> Page[Audit]:
    """The books that I was asked to audit, the latest first."""
    where = {"auditor": tx.by.subject}
    return tx.audits.page(where, sort="-opened_at", after=query.after, limit=query.limit)


def _standing(tx: Tx, plan: YearPlan, query: AtQuarter) -> list[Standing]:
    return standing(tx, plan, query.quarter or plan.latest_quarter(tx.today(plan.place)))
