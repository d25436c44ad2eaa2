# SPDX-License-Identifier: AGPL-3.0-or-later
"""Work plans (工作方案)."""

from services.chassis.http import Id, Paged
from services.chassis.store import Page
from services.chassis.values import NotFound
from services.deliberation.domain import access
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.plans import Plan
from services.deliberation.queries import AtPlace
from services.deliberation.store import Tx


class OfMatter(Paged):
    """`matter`: only what carries it out."""

    matter: Id | None = None


def list_plans(tx: Tx, query: AtPlace) -> Page[Plan]:
    """The plans of an area, the latest first."""
    access.check_concerns(tx.by, Permission.TOPICS_READ, query.place)
    where = {"within": query.place}
    return tx.plans.page(where, sort="-opened_at", after=query.after, limit=query.limit)


def show_plan(tx: Tx, plan_id: str) -> Plan:
    """One plan, with its progress. Raises NotFound also for one of another area."""
    plan = tx.plans.get(plan_id)
    if not access.concerns(tx.by, Permission.TOPICS_READ, plan.place):
        raise NotFound("plan", plan_id)
    return plan


def list_public_plans(tx: Tx, query: OfMatter) -> Page[Plan]:
    """The plans of a district or of one matter, the latest first."""
    where = {"matter": query.matter} if query.matter else {"within": tx.root}
    return tx.plans.page(where, sort="-opened_at", after=query.after, limit=query.limit)


def show_public_plan(tx: Tx, plan_id: str) -> Plan:
    """What everybody may read of a plan."""
    return tx.plans.get(plan_id)
