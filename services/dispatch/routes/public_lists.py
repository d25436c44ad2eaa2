# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the three lists and the rates are shown to everybody: no person, nobody's words, nobody's home."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pydantic import Field

from services.chassis.http import PUBLIC, Resource, View
from services.chassis.store import policies
from services.chassis.values import OrgPath
from services.dispatch.domain import access
from services.dispatch.domain.assignees import Assignee, AssigneeKind
from services.dispatch.domain.categories import Category
from services.dispatch.domain.orders import Order, overdue, verdict
from services.dispatch.domain.outcomes import Verdict
from services.dispatch.policies import CategoryPolicy, LimitRules, OrderPolicy
from services.dispatch.policies.quality import QualityPolicy
from services.dispatch.policies.reasons import Reason
from services.dispatch.queries.group_statistics import (
    GroupStatistics,
    list_public_category_statistics,
    list_public_company_statistics,
    list_public_month_statistics,
)
from services.dispatch.queries.public_lists import (
    list_public_areas,
    list_public_demand,
    list_public_results,
    list_public_services,
)
from services.dispatch.queries.statistics import Statistics
from services.dispatch.routes.order_parts import WAITS, ReasonView
from services.dispatch.routes.statistics import shares
from services.dispatch.store import Tx

lists = Resource("public_lists", "/dispatch/v1/public/<code:district>", requires=PUBLIC)
RATES = ("response_percent", "resolution_percent", "satisfaction_percent", "stars")
"""What residents said, which few answers would give away."""


class ListedAreaView(View):
    """An area that has such lists: a sub-district or a neighbourhood."""

    path: str
    kind: str
    name: str


class ListedOrderView(View):
    """An order of which everybody may know what it is about, in which neighbourhood, and how it stands."""

    number: str
    category: str
    category_name: str
    category_name_en: str
    kind: str
    urgency: str
    place: str
    place_name: str
    reported_on: date
    company_id: str | None
    company: str


class DemandView(ListedOrderView):
    """What is asked for. `due_at` is none while the clocks stand still, for the reason of `suspension`."""

    state: str
    due_at: datetime | None
    overdue: bool
    suspension: ReasonView | None


class ResultView(ListedOrderView):
    """What became of it; `evaluation` is the organisation's score. What its reporter said of it is theirs: of
    that only the rates are public.
    """

    closed_on: date | None
    state: str
    closure: str
    verdict: Verdict
    evaluation: int | None


class OfferView(View):
    """What can be asked for, by which menu (基础/增值/特惠), how soon, and whether it can be claimed."""

    code: str
    name: str
    name_en: str
    kind: str
    menu: str
    urgency: str
    claimable: bool
    limits: LimitRules = Field(validation_alias="promised")


class PublicRatesView(View):
    """How an area, a category or a company does: `key` is its code or id, empty for the area itself.

    `answers`: so many reporters were reached by the revisit; the rates of fewer than the policy `quality`
    says, and the stars of as few ratings, are not shown.
    """

    place: str
    since: str
    until: str
    key: str
    name: str
    name_en: str
    reported: int
    open: int
    closed: int
    refused: int
    withdrawn: int
    on_time: int
    overdue: int
    breached: int
    answers: int
    responded: int | None
    solved: int | None
    satisfied: int | None
    on_time_percent: float | None
    kept_percent: float | None
    response_percent: float | None
    resolution_percent: float | None
    satisfaction_percent: float | None
    stars: float | None
    evaluation: float | None


def to_demand(tx: Tx, orders: Sequence[Order]) -> list[DemandView]:
    page = _Page(tx, orders)
    return [
        DemandView(
            **page.about(order),
            state=order.state,
            due_at=_due(order),
            overdue=overdue(order, tx.now),
            suspension=page.suspension(order),
        )
        for order in orders
    ]


def to_results(tx: Tx, orders: Sequence[Order]) -> list[ResultView]:
    page = _Page(tx, orders)
    return [
        ResultView(
            **page.about(order),
            closed_on=page.day(order.closed_at) if order.closed_at else None,
            state=order.state,
            closure=order.closure or "",
            verdict=order.verdict or verdict(order, tx.now),
            evaluation=order.evaluation.score if order.evaluation else None,
        )
        for order in orders
    ]


def to_offer(_: Tx, category: Category) -> OfferView:
    return OfferView.model_validate(category, from_attributes=True)


def to_rates(tx: Tx, found: Statistics | GroupStatistics) -> PublicRatesView:
    counts, few = found.counts, tx.policy(QualityPolicy, found.place).public_from
    numbers = ("reported", "open", "closed", "refused", "withdrawn", "on_time", "overdue", "breached")
    enough = counts.contacted >= few
    told = shares(counts)
    told |= {name: None for name in RATES[:3] if not enough}
    told |= {name: None for name in RATES[3:] if counts.rated < few}
    group = found if isinstance(found, GroupStatistics) else None
    return PublicRatesView(
        place=found.place,
        since=found.months[0],
        until=found.months[-1],
        key=group.key if group else "",
        name=found.name,
        name_en=group.name_en if group else found.name,
        answers=counts.contacted,
        responded=counts.contacted - counts.unanswered if enough else None,
        solved=counts.solved if enough else None,
        satisfied=counts.satisfied if enough else None,
        **{name: getattr(counts, name) for name in numbers},
        **told,
    )


class _Page:
    """What the orders of one page refer to."""

    def __init__(self, tx: Tx, orders: Sequence[Order]) -> None:
        self._places = {
            one.path: one.name for one in tx.places_at(access.neighbourhood(o.place_path) for o in orders)
        }
        at = [order.place_path for order in orders]
        self._catalogues = policies.current_at(tx, CategoryPolicy, at)
        self._rules = policies.current_at(tx, OrderPolicy, at)
        self._zone = ZoneInfo(tx.calendar.zone)

    def about(self, order: Order) -> dict[str, object]:
        area, company = access.neighbourhood(order.place_path), _company(order)
        entry = self._catalogues[order.place_path].find(order.category)
        return {
            "number": order.number,
            "category": order.category,
            "category_name": entry.name if entry else order.category,
            "category_name_en": entry.name_en if entry else order.category,
            "kind": order.kind,
            "urgency": order.urgency,
            "place": area,
            "place_name": self._places.get(area, ""),
            "reported_on": self.day(order.reported_at),
            "company_id": company.id if company else None,
            "company": company.name if company else "",
        }

    def _reasons(self, at: OrgPath) -> tuple[Reason, ...]:
        return (*self._rules[at].suspension_reasons, *WAITS)

    def day(self, at: datetime) -> date:
        return at.astimezone(self._zone).date()

    def suspension(self, order: Order) -> ReasonView | None:
        if order.suspension is None:
            return None
        code = order.suspension.reason
        known = next((one for one in self._reasons(order.place_path) if one.code == code), None)
        return ReasonView(
            code=code, name=known.name if known else code, name_en=known.name_en if known else code
        )


def _company(order: Order) -> Assignee | None:
    who = order.assignee
    return who if who and who.kind is AssigneeKind.COMPANY else None


def _due(order: Order) -> datetime | None:
    running = order.overall or order.clock
    return running.due_at if running and not order.suspension else None


lists.list(list_public_areas, "/lists/areas", shows=ListedAreaView)
lists.list(list_public_demand, "/lists/demand", shows=to_demand)
lists.list(list_public_services, "/lists/services", shows=to_offer)
lists.list(list_public_results, "/lists/results", shows=to_results)
lists.list(list_public_month_statistics, "/rates/months", shows=to_rates)
lists.list(list_public_category_statistics, "/rates/categories", shows=to_rates)
lists.list(list_public_company_statistics, "/rates/companies", shows=to_rates)
