# SPDX-License-Identifier: AGPL-3.0-or-later
"""What dispatch tells of a matter: the request it came from, the work, what was late, how it was found."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import flask

from services.portal.areas.money.chain import Step
from services.portal.areas.orders.history import Fact
from services.portal.client.models.dispatch import MatterOrderView, MatterStepView
from services.portal.page_context import visit

TOLD_BY_FINANCE = ("OrderReported", "OrderAssigned")
"""Of work that was ordered: what it is and whose."""
BESIDE_THE_POINT = "OrderAccepted"


def steps(district: str, matter: str) -> list[Step]:
    """All of it, as it stands in the matter's timeline. Raises Problem, Unreachable."""
    return [
        _step(district, order, one)
        for order in visit().orders_of(district).matter(matter)
        for one in order.steps
        if one.type != BESIDE_THE_POINT and not (order.ordered and one.type in TOLD_BY_FINANCE)
    ]


def ways(order: MatterOrderView) -> list[Fact]:
    """What everybody may know of one order, the latest first."""
    pick, steps = visit().words.pick, reversed(order.steps)
    return [Fact(pick(one.label, one.label_en), "", one.at, _told(order, one), "") for one in steps]


def _told(order: MatterOrderView, one: MatterStepView) -> str:
    tell = TEXTS.get(one.type)
    return tell(order, one) if tell else ""


def _step(district: str, order: MatterOrderView, one: MatterStepView) -> Step:
    words = visit().words
    title = words(
        "order.way_work" if order.ordered else "order.way_request", step=words.pick(one.label, one.label_en)
    )
    rating = (
        flask.url_for("public_ratings.show", district=district, file_id=order.company_id)
        if order.company_id
        else ""
    )
    return Step(title, one.at, _told(order, one), rating)


def _category(order: MatterOrderView, _one: MatterStepView) -> str:
    return visit().words.pick(order.category_name, order.category_name_en)


def _target(_order: MatterOrderView, one: MatterStepView) -> str:
    return visit().words.name("step", one.target or "")


def _level(_order: MatterOrderView, one: MatterStepView) -> str:
    return visit().words.name("level", str(one.level))


def _satisfied(_order: MatterOrderView, one: MatterStepView) -> str:
    return visit().words("order.way_satisfied", stars=one.satisfied) if one.satisfied else ""


def _verdict(order: MatterOrderView, _one: MatterStepView) -> str:
    return visit().words.name("verdict", order.verdict) if order.verdict else ""


TEXTS: Mapping[str, Callable[[MatterOrderView, MatterStepView], str]] = MappingProxyType(
    {
        "OrderReported": _category,
        "OrderAssigned": lambda order, _one: order.company,
        "DeadlineBreached": _target,
        "BreachWithdrawn": _target,
        "OrderEscalated": _level,
        "OrderRevisited": _satisfied,
        "OrderRated": _satisfied,
        "OrderClosed": _verdict,
    }
)
"""What is said beside the name of a step."""
