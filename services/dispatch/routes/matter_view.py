# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the orders of a matter are shown to everybody: a company may be named, a person never."""

from datetime import datetime

from services.chassis.http import View
from services.chassis.store import RecordedEvent
from services.dispatch.domain.assignees import AssigneeKind
from services.dispatch.domain.outcomes import Verdict
from services.dispatch.policies import CategoryPolicy
from services.dispatch.queries.matters import MatterSteps
from services.dispatch.routes.timeline_view import LABELS
from services.dispatch.store import Tx


class MatterStepView(View):
    """`target`: the limit that was broken; `level`: how far up it was told; `satisfied`: 1 to 5."""

    type: str
    label: str
    label_en: str
    at: datetime
    target: str | None
    level: int | None
    satisfied: int | None


class MatterOrderView(View):
    """`ordered`: work that was ordered for the matter, not what the matter came from; `company`: its name."""

    number: str
    ordered: bool
    category: str
    category_name: str
    category_name_en: str
    company_id: str | None
    company: str
    state: str
    reported_at: datetime
    closed_at: datetime | None
    closure: str | None
    verdict: Verdict | None
    steps: list[MatterStepView]


def to_matter(tx: Tx, found: MatterSteps) -> MatterOrderView:
    order = found.order
    category = tx.policy(CategoryPolicy, order.place_path).find(order.category)
    company = order.assignee if order.assignee and order.assignee.kind is AssigneeKind.COMPANY else None
    return MatterOrderView(
        number=order.number,
        ordered=found.ordered,
        category=order.category,
        category_name=category.name if category else order.category,
        category_name_en=category.name_en if category else order.category,
        company_id=company.id if company else None,
        company=company.name if company else "",
        state=order.state,
        reported_at=order.reported_at,
        closed_at=order.closed_at,
        closure=order.closure,
        verdict=order.verdict,
        steps=[_step(event) for event in found.steps],
    )


def _step(event: RecordedEvent) -> MatterStepView:
    label, label_en = LABELS[event.name]
    satisfied = getattr(event.data, "satisfied", None) or getattr(event.data, "stars", None)
    return MatterStepView(
        type=event.name,
        label=label,
        label_en=label_en,
        at=event.time,
        target=getattr(event.data, "target", None),
        level=getattr(event.data, "level", None),
        satisfied=satisfied,
    )
