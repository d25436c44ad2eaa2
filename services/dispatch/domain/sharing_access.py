# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may use what neighbours share, and who runs it."""

from services.chassis.values import Forbidden, NotFound, OrgPath, Principal
from services.dispatch.domain.activities import Activity
from services.dispatch.domain.activity_kinds import ActivityState
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.goods import Redemption
from services.dispatch.domain.loans import Loan
from services.dispatch.domain.point_errors import OwnPoints
from services.dispatch.domain.points import PointAccount
from services.dispatch.domain.skills import Need
from services.dispatch.domain.venue_bookings import VenueBooking

MOST_PLACES = 100


def at_home(by: Principal, permission: Permission, place: OrgPath) -> bool:
    """Whoever lives in a place uses what there is for all of it."""
    return by.may(permission, place) or any(map(place.covers, by.places(permission)))


def check_at_home(by: Principal, permission: Permission, place: OrgPath) -> None:
    """Raises Forbidden for who does not live there."""
    if not at_home(by, permission, place):
        raise Forbidden(permission, (place,))


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
        raise Forbidden(Permission.POINTS_ENTER, (place,))
    if by.subject == person_id:
        raise OwnPoints


def check_redemption_seen(by: Principal, one: Redemption) -> None:
    """Raises NotFound for somebody else's."""
    if by.subject != one.person_id and not by.may(Permission.GOODS_KEEP, one.place_path):
        raise NotFound("redemption", one.id)


def check_redemption_kept(by: Principal, one: Redemption) -> None:
    """Raises NotFound as above, Forbidden unless he keeps the shelf."""
    check_redemption_seen(by, one)
    if not by.may(Permission.GOODS_KEEP, one.place_path):
        raise Forbidden(Permission.GOODS_KEEP, (one.place_path,))


def check_loan_seen(by: Principal, one: Loan) -> None:
    """Raises NotFound for somebody else's."""
    if by.subject != one.person_id and not by.may(Permission.TOOLS_KEEP, one.place_path):
        raise NotFound("loan", one.id)


def check_loan_kept(by: Principal, one: Loan) -> None:
    """Raises NotFound as above, Forbidden unless he keeps the tool room."""
    check_loan_seen(by, one)
    if not by.may(Permission.TOOLS_KEEP, one.place_path):
        raise Forbidden(Permission.TOOLS_KEEP, (one.place_path,))


def check_booking_seen(by: Principal, one: VenueBooking) -> None:
    """Raises NotFound for somebody else's."""
    if by.subject != one.person_id and not by.may(Permission.VENUES_KEEP, one.place_path):
        raise NotFound("venue_booking", one.id)


def check_booking_kept(by: Principal, one: VenueBooking) -> None:
    """Raises NotFound as above, Forbidden unless he keeps the venue."""
    check_booking_seen(by, one)
    if not by.may(Permission.VENUES_KEEP, one.place_path):
        raise Forbidden(Permission.VENUES_KEEP, (one.place_path,))


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
        raise Forbidden(Permission.ACTIVITIES_KEEP, (activity.place_path,))


def check_activity_joined(by: Principal, activity: Activity) -> None:
    """Raises NotFound as above, Forbidden for who does not live there."""
    check_activity_seen(by, activity)
    check_at_home(by, Permission.ACTIVITIES_JOIN, activity.place_path)


def check_need_seen(by: Principal, need: Need) -> None:
    """Raises NotFound for somebody else's, unless he runs the activities there."""
    if by.subject != need.person_id and not by.may(Permission.ACTIVITIES_KEEP, need.place_path):
        raise NotFound("need", need.id)
