# SPDX-License-Identifier: AGPL-3.0-or-later
"""How orders and the catalogue are shown through Open311: to everybody, so no person and no one's words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from pydantic import Field

from services.chassis.http import View
from services.chassis.store import policies
from services.dispatch.domain import access
from services.dispatch.domain.assignees import AssigneeKind
from services.dispatch.domain.categories import Category, Kind
from services.dispatch.domain.forms import YES_OR_NO, FieldKind, FormField
from services.dispatch.domain.orders import Order, State
from services.dispatch.domain.outcomes import Closure
from services.dispatch.policies import CategoryPolicy, OrderPolicy
from services.dispatch.routes.order_parts import WAITS
from services.dispatch.store import Tx

DATATYPES: Mapping[FieldKind, str] = MappingProxyType(
    {
        FieldKind.TEXT: "string",
        FieldKind.NUMBER: "number",
        FieldKind.DATE: "datetime",
        FieldKind.CHOICE: "singlevaluelist",
        FieldKind.CHOICES: "multivaluelist",
        FieldKind.YES_NO: "singlevaluelist",
    }
)
A_LINE = 100
"""A longer text has several lines."""
COMPOUND_DEPTH = access.NEIGHBOURHOOD_DEPTH + 1
"""Whose yard and stairs belong to all; what lies below is somebody's home."""
ABOUT_100_METRES = 3
"""So many digits of a degree."""
STATES: Mapping[str, str] = MappingProxyType(
    {
        State.SUBMITTED: "已提交，待接单",
        State.REFUSED: "不予受理",
        State.ACCEPTED: "已接单，待分配",
        State.ASSIGNED: "已分配，待到场",
        State.IN_PROGRESS: "处理中",
        State.DONE: "处理完成，待回访",
        State.REVISITED: "已回访，待办结",
        State.CLOSED: "已办结",
    }
)
CLOSURES: Mapping[str, str] = MappingProxyType(
    {
        Closure.RESOLVED: "已解决",
        Closure.UNSOLVABLE: "无法解决",
        Closure.WITHDRAWN: "已撤回",
        Closure.DUPLICATE: "重复件，并入先报的工单",
        Closure.AT_SOURCE: "由来源系统办结",
        Closure.CANCELLED: "由来源系统取消",
    }
)


class AttributeValueView(View):
    key: str
    name: str


class AttributeView(View):
    """A field of the form; all of them are to be answered, none only says something."""

    variable: bool = True
    code: str
    datatype: str
    required: bool
    datatype_description: str
    order: int
    description: str
    values: tuple[AttributeValueView, ...]


class ServiceView(View):
    """An entry of the catalogue; `metadata`: its form asks for attributes."""

    service_code: str
    service_name: str
    description: str
    metadata: bool
    type: str = "realtime"
    keywords: str
    group: str


class DefinitionView(View):
    service_code: str
    attributes: tuple[AttributeView, ...]


class CreatedView(View):
    service_request_id: str
    service_notice: str | None
    account_id: str | None = None


class TokenView(View):
    service_request_id: str
    token: str


class RequestView(View):
    """`lat` and `long` only of repairs of what belongs to all, to about a hundred metres."""

    service_request_id: str
    status: str
    status_notes: str
    service_name: str
    service_code: str
    description: str | None = None
    agency_responsible: str | None
    service_notice: str | None
    requested_datetime: datetime
    updated_datetime: datetime
    expected_datetime: datetime | None
    address: str | None
    address_id: str | None
    zipcode: str | None = None
    lat: float | None
    long_: float | None = Field(serialization_alias="long")
    media_url: str | None = None


def to_service(category: Category) -> ServiceView:
    return ServiceView(
        service_code=category.code,
        service_name=category.name,
        description=category.name_en,
        metadata=bool(category.form),
        keywords=f"{category.kind}, {category.urgency}",
        group=category.kind,
    )


def to_definition(category: Category) -> DefinitionView:
    attributes = tuple(_attribute(asked, order) for order, asked in enumerate(category.form, 1))
    return DefinitionView(service_code=category.code, attributes=attributes)


def _attribute(asked: FormField, order: int) -> AttributeView:
    values = [(one.code, one.name) for one in asked.options]
    if asked.kind is FieldKind.YES_NO:
        values = [(code, words[0]) for code, words in YES_OR_NO.items()]
    datatype = DATATYPES[asked.kind]
    return AttributeView(
        code=asked.code,
        datatype="text" if datatype == "string" and asked.longest > A_LINE else datatype,
        required=asked.required,
        datatype_description=asked.hint,
        order=order,
        description=f"{asked.name} ({asked.name_en})",
        values=tuple(AttributeValueView(key=key, name=name) for key, name in values),
    )


def to_created(tx: Tx, order: Order) -> CreatedView:
    return CreatedView(service_request_id=order.id, service_notice=_Page(tx, [order]).notice(order))


def to_requests(tx: Tx, orders: Sequence[Order]) -> list[RequestView]:
    """The orders with the names of their neighbourhoods, read at once."""
    page = _Page(tx, orders)
    return [page.view(order) for order in orders]


class _Page:
    """What the orders of one answer refer to."""

    def __init__(self, tx: Tx, orders: Sequence[Order]) -> None:
        areas = {above for order in orders for above in access.neighbourhood(order.place_path).ancestors()}
        self._places = {place.path: place.name for place in tx.places_at(areas)}
        at = [order.place_path for order in orders]
        self._catalogues = policies.current_at(tx, CategoryPolicy, at)
        self._rules = policies.current_at(tx, OrderPolicy, at)
        self._zone = ZoneInfo(tx.calendar.zone)

    def view(self, order: Order) -> RequestView:
        area = access.neighbourhood(order.place_path)
        service = self._catalogues[order.place_path].find(order.category)
        point = order.location if _of_all(order) else None
        return RequestView(
            service_request_id=order.id,
            status="open" if order.open else "closed",
            status_notes=self._notes(order),
            service_name=service.name if service else order.category,
            service_code=order.category,
            agency_responsible=_company(order),
            service_notice=self.notice(order),
            requested_datetime=order.reported_at,
            updated_datetime=order.since if order.open else order.closed_at or order.since,
            expected_datetime=_expected(order),
            address="".join(self._places.get(above, "") for above in area.ancestors()) or None,
            address_id=area,
            lat=round(point.latitude, ABOUT_100_METRES) if point else None,
            long_=round(point.longitude, ABOUT_100_METRES) if point else None,
        )

    def notice(self, order: Order) -> str | None:
        """What is promised, in the district's time."""
        expected = _expected(order)
        return f"承诺 {expected.astimezone(self._zone):%Y-%m-%d %H:%M} 前办结" if expected else None

    def _notes(self, order: Order) -> str:
        if not order.open:
            return "：".join(filter(None, (STATES[order.state], CLOSURES.get(order.closure or "", ""))))
        if order.suspension is None:
            return STATES[order.state]
        known = {one.code: one.name for one in (*self._rules[order.place_path].suspension_reasons, *WAITS)}
        return f"已挂起：{known.get(order.suspension.reason, order.suspension.reason)}"


def _of_all(order: Order) -> bool:
    return order.kind is Kind.REPAIR and order.place_path.depth <= COMPOUND_DEPTH


def _company(order: Order) -> str | None:
    who = order.assignee
    return who.name if who and who.kind is AssigneeKind.COMPANY else None


def _expected(order: Order) -> datetime | None:
    """Its deadline, or while only a step has one, that; none while the clocks stand still."""
    running = order.overall or order.clock
    return running.due_at if running and not (order.open and order.suspension) else None
