# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may use what neighbours share, and who runs it."""

from services.chassis.values import Forbidden, NotFound, OrgPath, Principal
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.goods import Redemption
from services.dispatch.domain.point_errors import OwnPoints
from services.dispatch.domain.points import PointAccount


def at_home(by: Principal, permission: Permission, place: OrgPath) -> bool:
    """Whoever lives in a place uses what there is for all of it."""
    return by.may(permission, place) or any(map(place.covers, by.places(permission)))


def check_at_home(by: Principal, permission: Permission, place: OrgPath) -> None:
    """Raises Forbidden for who does not live there."""
    if not at_home(by, permission, place):
        raise Forbidden(permission, (place,))


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
