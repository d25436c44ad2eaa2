# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose an endpoint is, what of the feed somebody may read, and for whom a notice is."""

from __future__ import annotations

from collections.abc import Iterable

from services.chassis.values import NotFound, OrgPath, Principal
from services.outreach.domain.authority import Permission
from services.outreach.domain.endpoints import Endpoint
from services.outreach.domain.facts import Scope
from services.outreach.domain.notices import Notice


def permission_of(scope: Scope) -> Permission:
    """What one must hold to be told of it: what people are to a place needs a permission of its own."""
    return Permission.EVENTS_READ_PEOPLE if scope is Scope.PEOPLE else Permission.EVENTS_READ


def check_scopes(by: Principal, scopes: Iterable[Scope], place: OrgPath) -> None:
    """Nobody has others told what they may not read themselves. Raises Forbidden."""
    for permission in sorted({permission_of(scope) for scope in scopes}):
        if not by.may(permission, place):
            raise by.refusal(permission, place)


def readable(by: Principal, scopes: Iterable[Scope]) -> list[tuple[OrgPath, Scope]]:
    """The places whose events of these scopes somebody may read; none that lies in another."""
    found = []
    for scope in scopes:
        places = by.places(permission_of(scope))
        top = [one for one in places if not any(other != one and other.covers(one) for other in places)]
        found += [(one, scope) for one in top]
    return found


def is_own(by: Principal, endpoint: Endpoint) -> bool:
    """Whether somebody may see and change an endpoint: their own, or any at a place that they manage."""
    return endpoint.owner_id == by.subject or by.may(Permission.ENDPOINTS_MANAGE, endpoint.place)


def check_own(by: Principal, endpoint: Endpoint) -> None:
    """Raises NotFound for another's: that there is one is nobody else's business."""
    if not is_own(by, endpoint):
        raise NotFound("endpoint", endpoint.id)


def reads_notice(by: Principal, notice: Notice, homes: Iterable[OrgPath]) -> bool:
    """Whether a notice is for somebody: it is published where they live, or they look after it there."""
    if by.may(Permission.NOTICES_WRITE, notice.place):
        return True
    places = (*by.places(Permission.NOTICES_READ), *homes)
    told = notice.published_at is not None
    return told and any(notice.place.covers(one) or one.covers(notice.place) for one in places)


def check_notice(by: Principal, notice: Notice, homes: Iterable[OrgPath]) -> None:
    """Raises NotFound for a notice that is not for them."""
    if not reads_notice(by, notice, homes):
        raise NotFound("notice", notice.id)
