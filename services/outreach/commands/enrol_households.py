# SPDX-License-Identifier: AGPL-3.0-or-later
"""List the next households to which a published notice is served."""

from services.outreach.domain import households
from services.outreach.domain.households import Household
from services.outreach.domain.notices import Notice, NoticeState
from services.outreach.domain.places import UNIT, Place
from services.outreach.store import ENROL, Tx

AT_ONCE = 50


def handle(tx: Tx, notice_id: str, after: str) -> None:
    notice = tx.notices.get(notice_id)
    if notice.state is not NoticeState.PUBLISHED:
        return
    where = {"within": notice.place, "kind": UNIT, "active": True}
    page = tx.places.page(where, sort="path", after=after or None, limit=AT_ONCE)
    for unit in page.items:
        if tx.households.find(households.key_of(notice.id, unit.id)) is None:
            tx.households.add(_household(tx, notice, unit))
    if page.next:
        tx.timers.set(ENROL, notice.id, tx.now, after=page.next)


def _household(tx: Tx, notice: Notice, unit: Place) -> Household:
    return Household(
        id=households.key_of(notice.id, unit.id),
        notice_id=notice.id,
        unit_id=unit.id,
        unit=unit.path,
        name=unit.name,
        building=unit.path.parent or unit.path,
        online=any(tx.choices_of(person).is_reached for person in _persons(tx, unit)),
    )


def _persons(tx: Tx, unit: Place) -> list[str]:
    """Who owns the unit, or lives there."""
    owned = tx.ownerships.find(unit.id)
    lived = tx.occupancies.list({"unit": unit.path})
    return [*(owned.owners if owned else ()), *(one.person_id for one in lived)]
