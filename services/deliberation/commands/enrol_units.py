# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put the next units of a place on the roll of an announced vote, as they are registered now."""

from services.deliberation.domain import rolls
from services.deliberation.domain.places import UNIT
from services.deliberation.domain.timer_kinds import ENROL, FREEZE
from services.deliberation.store import UNITS_AT_ONCE, Tx


def handle(tx: Tx, vote_id: str, position: str) -> None:
    vote = tx.votes.get(vote_id)
    units = {"within": vote.place, "kind": UNIT, "active": True}
    page = tx.places.page(units, after=position or None, limit=UNITS_AT_ONCE)
    owned = {one.id: one for one in tx.ownerships.several(place.id for place in page.items)}
    for place in page.items:
        unit = rolls.enter(place, owned.get(place.id), vote.developer)
        tx.roll.add(rolls.entry_of(vote.id, vote.roll.version, unit))
    tx.timers.set(ENROL if page.next else FREEZE, vote.id, tx.now, position=page.next or "")
