# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may use what neighbours share, and who runs it."""

from functools import partial
from typing import Protocol

from services.chassis.values import NotFound, OrgPath, Principal
from services.dispatch.domain.activities import Activity
from services.dispatch.domain.activity_kinds import ActivityState
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.point_errors import OwnPoints
from services.dispatch.domain.points import PointAccount

MOST_PLACES = 100


def at_home(by: Principal, permission: Permission, place: OrgPath) -> bool:
    """Whoever lives in a place uses what there is for all of it."""
    return by.may(permission, place) or any(map(place.covers, by.places(permission)))


def check_at_home(by: Principal, permission: Permission, place: OrgPath) -> None:
    """Raises Forbidden for who does not live there."""
    if not at_home(by, permission, place):
        raise by.refusal(permission, place)


def around_home(by: Principal, permission: Permission) -> list[str]:
    """The places that there are for all who live where he does, from the district down."""
    return sorted({str(path) for at in by.places(permission) for path in at.ancestors()})[:MOST_PLACES]


def check_reads(by: Principal, uses: Permission, keeps: Permission, place: OrgPath) -> None:
    """Raises Forbidden for who neither lives there nor runs it."""
    if not by.may(keeps, place):
        check_at_home(by, uses, place)


def check_account_seen(by: Principal, account: PointAccount) -> None:
    """Raises NotFound for the points of somebody else that he may not read."""
    if by.subject != account.id and not by.may(Permission.POINTS_READ, account.place_path):
        raise NotFound("point_account", account.id)


def check_entered(by: Principal, person_id: str, place: OrgPath) -> None:
    """Raises Forbidden, OwnPoints."""
    if not by.may(Permission.POINTS_ENTER, place):
        raise by.refusal(Permission.POINTS_ENTER, place)
    if by.subject == person_id:
        raise OwnPoints


class Own(Protocol):
    """What a person has at a place."""

    @property
    def id(self) -> str: ...
    @property
    def person_id(self) -> str: ...
    @property
    def place_path(self) -> OrgPath: ...


def _check_seen(by: Principal, one: Own, *, noun: str, keeps: Permission) -> None:
    """Raises NotFound for somebody else's, unless he runs it there."""
    if by.subject != one.person_id and not by.may(keeps, one.place_path):
        raise NotFound(noun, one.id)


def _check_kept(by: Principal, one: Own, *, noun: str, keeps: Permission) -> None:
    """Raises NotFound as above, Forbidden unless he runs it there."""
    _check_seen(by, one, noun=noun, keeps=keeps)
    if not by.may(keeps, one.place_path):
        raise by.refusal(keeps, one.place_path)


check_redemption_seen = partial(_check_seen, noun="redemption", keeps=Permission.GOODS_KEEP)
check_redemption_kept = partial(_check_kept, noun="redemption", keeps=Permission.GOODS_KEEP)
check_loan_seen = partial(_check_seen, noun="loan", keeps=Permission.TOOLS_KEEP)
check_loan_kept = partial(_check_kept, noun="loan", keeps=Permission.TOOLS_KEEP)
check_booking_seen = partial(_check_seen, noun="venue_booking", keeps=Permission.VENUES_KEEP)
check_booking_kept = partial(_check_kept, noun="venue_booking", keeps=Permission.VENUES_KEEP)
check_need_seen = partial(_check_seen, noun="need", keeps=Permission.ACTIVITIES_KEEP)


def sees_activity(by: Principal, activity: Activity) -> bool:
    """Whoever lives there sees it once it is no draft any more; who runs it sees it at once."""
    lives = at_home(by, Permission.ACTIVITIES_JOIN, activity.place_path)
    published = activity.state is not ActivityState.DRAFT
    return by.may(Permission.ACTIVITIES_KEEP, activity.place_path) or (lives and published)


def check_activity_seen(by: Principal, activity: Activity) -> None:
    """Raises NotFound for a draft, and for whoever neither lives there nor runs it."""
    if not sees_activity(by, activity):
        raise NotFound("activity", activity.id)


def check_activity_kept(by: Principal, activity: Activity) -> None:
    """Raises NotFound as above, Forbidden unless he runs it."""
    check_activity_seen(by, activity)
    if not by.may(Permission.ACTIVITIES_KEEP, activity.place_path):
        raise by.refusal(Permission.ACTIVITIES_KEEP, activity.place_path)


def check_activity_joined(by: Principal, activity: Activity) -> None:
    """Raises NotFound as above, Forbidden for who does not live there."""
    check_activity_seen(by, activity)
    check_at_home(by, Permission.ACTIVITIES_JOIN, activity.place_path)
