# SPDX-License-Identifier: AGPL-3.0-or-later
"""Points: accounts and their entries, the shelf, what was redeemed."""

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import OrgPath
from services.dispatch.domain import sharing_access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.goods import Good, Redemption
from services.dispatch.domain.point_kinds import GoodState, RedemptionState
from services.dispatch.domain.points import PointAccount, PointEntry
from services.dispatch.queries.sharing import OfPerson, OfPlace, taken, where_it_is
from services.dispatch.store import Tx


class EntriesAt(Paged):
    """At a place and below."""

    place: OrgPath


class GoodsAt(OfPlace):
    """Of the shelves at a `place` and below, or without one where the caller lives."""

    state: GoodState = GoodState.OFFERED


class RedemptionsOf(OfPerson):
    """At a `place` and below, or `mine`."""

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
    where = where_it_is(tx, query, Permission.GOODS_REDEEM, Permission.GOODS_KEEP) | {"state": query.state}
    return tx.goods.page(where, after=query.after, limit=query.limit)


def show_good(tx: Tx, good_id: str) -> Good:
    """One good of a shelf. Raises NotFound, Forbidden."""
    good = tx.goods.get(good_id)
    sharing_access.check_reads(tx.by, Permission.GOODS_REDEEM, Permission.GOODS_KEEP, good.place_path)
    return good


def list_redemptions(tx: Tx, query: RedemptionsOf) -> Page[Redemption]:
    """What was redeemed, the latest first. Raises Forbidden, Invalid."""
    return taken(tx, tx.redemptions, query, query.state, Permission.GOODS_KEEP, "-at")


def show_redemption(tx: Tx, redemption_id: str) -> Redemption:
    """One redemption. Raises NotFound also for somebody else's."""
    one = tx.redemptions.get(redemption_id)
    sharing_access.check_redemption_seen(tx.by, one)
    return one
