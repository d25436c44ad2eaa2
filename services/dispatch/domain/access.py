# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may see an order and who may do what with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from services.chassis.values import NotFound, OrgPath, Principal, Role
from services.dispatch.domain.actions import ANSWERS, Action, possible
from services.dispatch.domain.assignees import AssigneeKind
from services.dispatch.domain.authority import HELD, Permission, roles_with
from services.dispatch.domain.categories import Kind
from services.dispatch.domain.errors import StepOfOthers
from services.dispatch.domain.limits import Target
from services.dispatch.domain.orders import Order
from services.dispatch.domain.procedure import FREE, TAKEN_BY, Procedure

NEIGHBOURHOOD_DEPTH = 3

NEEDED: Mapping[Action, Permission] = MappingProxyType(
    {
        Action.ACCEPT: Permission.ORDERS_ACCEPT,
        Action.REFUSE: Permission.ORDERS_ACCEPT,
        Action.ASSIGN: Permission.ORDERS_ASSIGN,
        Action.CLAIM: Permission.ORDERS_HANDLE,
        Action.RETURN: Permission.ORDERS_ASSIGN,
        Action.START: Permission.ORDERS_ASSIGN,
        Action.SUSPEND: Permission.ORDERS_ASSIGN,
        Action.DEFER: Permission.ORDERS_ACCEPT,
        Action.RESUME: Permission.ORDERS_ASSIGN,
        Action.FINISH: Permission.ORDERS_ASSIGN,
        Action.REVISIT: Permission.ORDERS_REVISIT,
        Action.ANSWER: Permission.ORDERS_RATE,
        Action.RATE: Permission.ORDERS_RATE,
        Action.EVALUATE: Permission.ORDERS_SUPERVISE,
        Action.REOPEN: Permission.ORDERS_REVISIT,
        Action.CLOSE: Permission.ORDERS_REVISIT,
        Action.COMMENT: Permission.ORDERS_READ,
        Action.CORRECT: Permission.ORDERS_CORRECT,
        Action.AMEND: Permission.ORDERS_REPORT,
        Action.ADD_PHOTOS: Permission.ORDERS_READ,
        Action.ADD_EVIDENCE: Permission.ORDERS_ASSIGN,
        Action.WITHDRAW: Permission.ORDERS_CORRECT,
        Action.LINK: Permission.ORDERS_CORRECT,
        Action.ASK_ASSISTANCE: Permission.ORDERS_ASSIGN,
        Action.GRANT_ASSISTANCE: Permission.ORDERS_ASSIGN,
        Action.DECLINE_ASSISTANCE: Permission.ORDERS_ASSIGN,
        Action.WITHDRAW_ASSISTANCE: Permission.ORDERS_ASSIGN,
        Action.END_ASSISTANCE: Permission.ORDERS_ASSIGN,
    }
)
"""The permission at the order's place. The responsible does his own steps without it, the reporter his."""

_HANDLERS = frozenset(
    {
        Action.RETURN,
        Action.START,
        Action.SUSPEND,
        Action.RESUME,
        Action.FINISH,
        Action.ADD_EVIDENCE,
        Action.ASK_ASSISTANCE,
        Action.WITHDRAW_ASSISTANCE,
        Action.END_ASSISTANCE,
    }
)
_REPORTERS = frozenset({Action.REOPEN, Action.WITHDRAW})


def handles(by: Principal, order: Order) -> bool:
    return order.assignee is not None and by.subject in order.assignee.handlers


def assists(by: Principal, order: Order) -> bool:
    """Whether the desk lets them work along (协办)."""
    return by.subject in order.assisting


def reported(by: Principal, order: Order) -> bool:
    return order.reporter_id is not None and order.reporter_id == by.subject


def is_staff(by: Principal, order: Order) -> bool:
    """Whether he may read what is not for residents."""
    return by.may(Permission.ORDERS_READ, *order.scope) or handles(by, order) or assists(by, order)


def sees(by: Principal, order: Order) -> bool:
    """A resident sees what he reported, the responsible and who assists what is theirs, staff what lies in
    their places.
    """
    claimable = order.assignee is None and by.may(Permission.ORDERS_HANDLE, *order.scope)
    return is_staff(by, order) or reported(by, order) or claimable


def is_common(order: Order, *, at_home: bool) -> bool:
    """Whether all who report nearby learn that it is known: a repair, not in somebody's flat."""
    return order.kind is Kind.REPAIR and not at_home


def may(by: Principal, order: Order, action: Action, form: Procedure = FREE) -> bool:
    """Whether the table gives it to them, and the district's form does not leave it to other roles."""
    roles = form.roles_for(action)
    return _may(by, order, action) and (not roles or not _roles(by, order).isdisjoint(roles))


def _roles(by: Principal, order: Order) -> frozenset[str]:
    """What they are at the order. Who leads a company's work is that of its orders; an administrator is all,
    so that no form leaves an order stuck.
    """
    held = frozenset[str]().union(*map(by.roles_at, order.scope))
    if not held.isdisjoint({Role.DISTRICT_ADMIN, Role.SYSTEM_ADMIN}):
        return frozenset(HELD)
    leads = handles(by, order) and order.assignee and order.assignee.kind is AssigneeKind.COMPANY
    return held | {Role.PROJECT_MANAGER} if leads else held


def takers(target: Target) -> frozenset[str]:
    """The roles that may take a step by the table; the responsible are of a role that handles orders."""
    needed = [NEEDED[action] for action in TAKEN_BY[target]]
    own = [Permission.ORDERS_HANDLE] if target in (Target.START, Target.HANDLE) else []
    return frozenset(role for one in (*needed, *own) for role in roles_with(one))


def _may(by: Principal, order: Order, action: Action) -> bool:
    if action in (Action.COMMENT, Action.ADD_PHOTOS):
        return sees(by, order)
    if action is Action.AMEND:
        return reported(by, order)
    if action in (Action.RATE, Action.ANSWER):
        return reported(by, order) and by.holds(NEEDED[action])
    if (action is Action.EVALUATE or action in ANSWERS) and handles(by, order):
        return False  # nobody evaluates their own work, or answers what they asked
    return (
        (action is Action.ADD_EVIDENCE and assists(by, order))
        or (action in _HANDLERS and handles(by, order))
        or (action in _REPORTERS and reported(by, order))
        or by.may(NEEDED[action], *order.scope)
    )


def check(by: Principal, order: Order, action: Action, form: Procedure = FREE) -> None:
    """Raises NotFound for an order that he may not know of, Forbidden for an action that is not his, and
    StepOfOthers for one that the form leaves to other roles.
    """
    allowed = may(by, order, action, form)
    if not sees(by, order) and not allowed:
        raise NotFound("order", order.id)
    if may(by, order, action) and not allowed:
        raise StepOfOthers(order.id, action, form.roles_for(action))
    if not allowed:
        raise by.refusal(NEEDED[action], *order.scope)


def actions(by: Principal, order: Order, now: datetime, form: Procedure = FREE) -> tuple[Action, ...]:
    """What this person can do with this order now."""
    return tuple(action for action in possible(order, now) if may(by, order, action, form))


def may_report(by: Principal, place: OrgPath) -> bool:
    """Whoever may report somewhere may do so for the places around him too, up to his neighbourhood: the
    stairs and the yard belong to all.
    """
    own = by.places(Permission.ORDERS_REPORT)
    around = place.depth >= NEIGHBOURHOOD_DEPTH and any(map(place.covers, own))
    return around or by.may(Permission.ORDERS_REPORT, place)


def neighbourhood(place: OrgPath) -> OrgPath:
    """The neighbourhood of a place, or the place itself where it lies above."""
    return next(above for above in reversed(place.ancestors()) if above.depth <= NEIGHBOURHOOD_DEPTH)


def no_home(place: OrgPath) -> OrgPath:
    """A place as neighbours may know it of another one's: the building at the most."""
    return next(above for above in reversed(place.ancestors()) if above.depth <= NEIGHBOURHOOD_DEPTH + 2)


def around(place: OrgPath) -> OrgPath:
    """Where a request from a place may be known already: its compound."""
    return next(above for above in reversed(place.ancestors()) if above.depth <= NEIGHBOURHOOD_DEPTH + 1)


def check_report(by: Principal, place: OrgPath) -> None:
    """Raises Forbidden unless he may report there."""
    if not may_report(by, place):
        raise by.refusal(Permission.ORDERS_REPORT, place)
