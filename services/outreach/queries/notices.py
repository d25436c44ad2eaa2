# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is read of notices, and of how far they came."""

from pydantic import Field

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import OrgPath
from services.outreach.domain import access
from services.outreach.domain.authority import Permission
from services.outreach.domain.households import BY_HAND, Household, Reach, Service
from services.outreach.domain.notices import Notice, NoticeState
from services.outreach.domain.places import BUILDING
from services.outreach.store import Tx

MOST_PLACES = 40
MOST_BUILDINGS = 100
MOST_HOUSEHOLDS = 10_000


class NoticesAt(Paged):
    """Those for a place or below it that are in a state."""

    place: OrgPath
    state: NoticeState = NoticeState.DRAFT


class HouseholdsOf(Paged):
    """Those without proof of service; by default only those that cannot be reached online (入户告知单)."""

    building: OrgPath | None = None
    online: bool = Field(False, description="instead those that can be reached online")


def list_notices(tx: Tx, query: Paged) -> Page[Notice]:
    """What is published where the caller lives or works: the pinned first, then the latest."""
    places = (*tx.by.places(Permission.NOTICES_READ), *tx.around_homes(tx.by.subject))
    above = sorted({one for place in places for one in place.ancestors()})[:MOST_PLACES]
    where = {"place": {"$in": above}, "state": NoticeState.PUBLISHED}
    bands = [[{**where, "pinned": True}], [{**where, "pinned": False}]]
    return tx.notices.page(bands, sort="-published_at", after=query.after, limit=query.limit)


def list_notices_at(tx: Tx, query: NoticesAt) -> Page[Notice]:
    """For those who write them: the notices of an area by their state, the latest first."""
    tx.require(Permission.NOTICES_WRITE, query.place)
    where = {"within": query.place, "state": query.state}
    return tx.notices.page(where, sort="-written_at", after=query.after, limit=query.limit)


def show_notice(tx: Tx, notice_id: str) -> Notice:
    """One notice. Raises NotFound also for one that is not for the caller."""
    notice = tx.notices.get(notice_id)
    access.check_notice(tx.by, notice, tx.around_homes(tx.by.subject))
    return notice


def show_reach(tx: Tx, notice_id: str) -> list[Reach]:
    """How many households of each building have it, and how."""
    notice = tx.notices.get(notice_id)
    tx.require(Permission.NOTICES_SERVE, notice.place)
    where = {"kind": BUILDING, "active": True, "within": notice.place}
    found = tx.places.page(where, sort="path", limit=MOST_BUILDINGS).items
    buildings = [(one.path, one.name) for one in found]
    if not buildings and notice.place.parent:
        place = tx.place_at(notice.place)
        buildings = [(notice.place.parent, place.name)] if place.kind != BUILDING else []
    return [_reach(tx, notice, path, name) for path, name in buildings]


def list_households(tx: Tx, notice_id: str, query: HouseholdsOf) -> Page[Household]:
    """The households that have no proof of service yet, in the order of the way from door to door."""
    notice = tx.notices.get(notice_id)
    tx.require(Permission.NOTICES_SERVE, query.building or notice.place)
    where: dict[str, object] = {"notice_id": notice.id, "service": Service.NOT_YET, "online": query.online}
    if query.building:
        where["building"] = query.building
    return tx.households.page(where, sort="unit", after=query.after, limit=query.limit)


def _reach(tx: Tx, notice: Notice, building: OrgPath, name: str) -> Reach:
    where = {"notice_id": notice.id, "building": building}

    def count(*services: Service) -> int:
        return sum(
            tx.households.count({**where, "service": service}, limit=MOST_HOUSEHOLDS) for service in services
        )

    return Reach(building, name, count(*Service), count(Service.ONLINE), count(*sorted(BY_HAND)))


def may(tx: Tx, notice: Notice) -> list[str]:
    """What the caller may do with a notice in its state."""
    writes = tx.by.may(Permission.NOTICES_WRITE, notice.place)
    reviews = tx.by.may(Permission.NOTICES_REVIEW, notice.place) and tx.by.subject != notice.written_by
    found = {
        NoticeState.DRAFT: [("change", writes), ("review", reviews)],
        NoticeState.REVIEWED: [("change", writes), ("publish", writes)],
        NoticeState.PUBLISHED: [
            ("withdraw", writes),
            ("pin", writes),
            ("serve", tx.by.may(Permission.NOTICES_SERVE, notice.place)),
        ],
        NoticeState.WITHDRAWN: [],
    }
    return [action for action, allowed in found[notice.state] if allowed]
