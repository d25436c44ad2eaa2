# SPDX-License-Identifier: AGPL-3.0-or-later
"""How assistance with an order (协办) is shown."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from services.chassis.http import View
from services.dispatch.domain.assignees import AssigneeKind
from services.dispatch.domain.assistance import Assistance
from services.dispatch.domain.orders import Order
from services.dispatch.routes.order_parts import PersonView, ResponsibleView
from services.dispatch.store import Tx


class AssistanceView(View):
    """A request to the desk, for staff. `note` is the desk's answer, `assistant` who works along for it."""

    number: int
    kind: str
    reason: str
    by: PersonView
    at: datetime
    state: str
    assistant: ResponsibleView | None
    note: str
    answered_by: PersonView | None
    answered_at: datetime | None


def people_of(orders: Sequence[Order]) -> list[str]:
    """The persons whose names are shown with what was asked for."""
    given = [one for order in orders for one in order.assistances]
    people = {person for one in given for person in (one.by, one.answered_by) if person}
    return sorted(people | _helping(orders, AssigneeKind.PERSON))


def company_names(tx: Tx, orders: Sequence[Order]) -> dict[str, str]:
    wanted = _helping(orders, AssigneeKind.COMPANY)
    return {one.id: one.name for one in tx.companies.several(sorted(wanted))} if wanted else {}


def to_assistances(order: Order, names: Mapping[str, str]) -> list[AssistanceView]:
    """`names` are those of persons and companies."""
    return [_view(one, names) for one in order.assistances]


def _view(one: Assistance, names: Mapping[str, str]) -> AssistanceView:
    who = one.assistant
    return AssistanceView(
        number=one.number,
        kind=one.kind,
        reason=one.reason,
        by=_person(one.by, names),
        at=one.at,
        state=one.state,
        assistant=ResponsibleView(id=who.id, kind=who.kind, name=names.get(who.id, "")) if who else None,
        note=one.note,
        answered_by=_person(one.answered_by, names) if one.answered_by else None,
        answered_at=one.answered_at,
    )


def _person(person_id: str, names: Mapping[str, str]) -> PersonView:
    return PersonView(id=person_id, name=names.get(person_id, ""))


def _helping(orders: Sequence[Order], kind: AssigneeKind) -> set[str]:
    given = (one.assistant for order in orders for one in order.assistances)
    return {one.id for one in given if one and one.kind is kind}
