# SPDX-License-Identifier: AGPL-3.0-or-later
"""Points: accounts and their entries, the shelf, what was redeemed."""

from typing import Any

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain import sharing_access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.goods import Good, Redemption
from services.dispatch.domain.point_kinds import GoodState, RedemptionState
from services.dispatch.domain.points import PointAccount, PointEntry
from services.dispatch.store import Tx


class EntriesAt(Paged):
    """At a place and below."""

    place: OrgPath


class GoodsAt(Paged):
    """Of the shelves at a `place` and below, or without one where the caller lives."""

    place: OrgPath | None = None
    state: GoodState = GoodState.OFFERED


class RedemptionsOf(Paged):
    """At a `place` and below, or `mine`."""

    place: OrgPath | None = None
    mine: bool = False
    state: RedemptionState | None = None


def show_own_points(tx: Tx) -> PointAccount:
    """The caller's own points; without an entry there are none."""
    me = tx.by.subject
    return tx.point_accounts.find(me) or PointAccount(id=me, place_path=tx.root)


def show_point_account(tx: Tx, point_account_id: str) -> PointAccount:
    """The points of a person. Raises NotFound also for somebody of whom the caller may not know."""
    account = tx.point_accounts.get(point_account_id)
    sharing_access.check_account_seen(tx.by, account)
    return account


def list_account_entries(tx: Tx, point_account_id: str, query: Paged) -> Page[PointEntry]:
    """The entries of a person, the latest first. Raises NotFound."""
    if point_account_id != tx.by.subject:
        show_point_account(tx, point_account_id)
    where = {"person_id": point_account_id}
    return tx.point_entries.page(where, sort="-at", after=query.after, limit=query.limit)


def list_point_entries(tx: Tx, query: EntriesAt) -> Page[PointEntry]:
    """All entries at a place and below, the latest first. Raises Forbidden."""
    tx.require(Permission.POINTS_READ, query.place)
    return tx.point_entries.page({"within": query.place}, sort="-at", after=query.after, limit=query.limit)


def list_goods(tx: Tx, query: GoodsAt) -> Page[Good]:
    """The goods of the shelves of a place. Raises Forbidden."""
    where: dict[str, Any] = {
        "place_path": {"$in": sharing_access.around_home(tx.by, Permission.GOODS_REDEEM)}
    }
    if query.place is not None:
        sharing_access.check_reads(tx.by, Permission.GOODS_REDEEM, Permission.GOODS_KEEP, query.place)
        where = {"within": query.place}
    return tx.goods.page(where | {"state": query.state}, after=query.after, limit=query.limit)


def show_good(tx: Tx, good_id: str) -> Good:
    """One good of a shelf. Raises NotFound, Forbidden."""
    good = tx.goods.get(good_id)
    sharing_access.check_reads(tx.by, Permission.GOODS_REDEEM, Permission.GOODS_KEEP, good.place_path)
    return good


def list_redemptions(tx: Tx, query: RedemptionsOf) -> Page[Redemption]:
    """What was redeemed, the latest first. Raises Forbidden, Invalid."""
    if query.mine == (query.place is not None):
        raise Invalid("place", "either it or `mine` is needed")
    state = {"state": query.state} if query.state else {}
    if query.place:
        tx.require(Permission.GOODS_KEEP, query.place)
        where = {"within": query.place, **state}
        return tx.redemptions.page(where, sort="-at", after=query.after, limit=query.limit)
    return tx.redemptions.page(
        {"person_id": tx.by.subject},
        sort="-at",
        after=query.after,
        limit=query.limit,
        keep=lambda one: query.state in (None, one.state),
    )


def show_redemption(tx: Tx, redemption_id: str) -> Redemption:
    """One redemption. Raises NotFound also for somebody else's."""
    one = tx.redemptions.get(redemption_id)
    sharing_access.check_redemption_seen(tx.by, one)
    return one
