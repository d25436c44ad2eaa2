# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tell the next of those whom a fact concerns; the message's id keeps anybody from being told twice."""

from services.chassis.values import Role
from services.outreach.commands import prepare_messages, tell_groups, write_message
from services.outreach.domain.audiences import Among
from services.outreach.domain.people import cast_key
from services.outreach.domain.tellings import Telling
from services.outreach.store import TELL, Tx

AT_ONCE = 50
OCCUPANCIES, OWNERSHIPS = "occupancies", "ownerships"


def handle(tx: Tx, telling_id: str, after: str, homes: str) -> None:
    """`homes`: whether those with a resident's role are looked through, who lives there, or who owns."""
    telling = tx.tellings.get(telling_id)
    if not (after or homes):
        tell_groups.handle(tx, telling)
    persons, following = _next(tx, telling, after, homes)
    place_name = prepare_messages.handle(tx, telling, persons)
    for person_id in persons:
        if not (telling.vote_id and _has_voted(tx, telling, person_id)):
            write_message.handle(tx, telling, person_id, place_name)
    if following is None:
        tx.tellings.remove(telling)
    else:
        cursor, others = following
        tx.timers.set(TELL, telling.id, tx.now, after=cursor, homes=others)


def _next(tx: Tx, telling: Telling, after: str, homes: str) -> tuple[list[str], tuple[str, str] | None]:
    """Some persons, and where to go on; None at the end."""
    audience = telling.audience
    if audience.among is Among.NAMED:
        return list(telling.named), None
    if audience.among is Among.HOLDERS:
        return tx.holders_at(str(audience.role), telling.at), None
    if audience.among is Among.RESIDENTS and not homes:
        where = {"role": Role.RESIDENT, "within": telling.at}
        page = tx.role_grants.page(where, after=after or None, limit=AT_ONCE)
        holders = [one.person_id for one in page.items]
        return holders, (page.next, "") if page.next else ("", OCCUPANCIES)
    if audience.among is Among.RESIDENTS and homes == OCCUPANCIES:
        lived = tx.occupancies.page({"within": telling.at}, after=after or None, limit=AT_ONCE)
        today = tx.calendar.local_date(tx.now).isoformat()
        found = [one.person_id for one in lived.items if one.until is None or one.until >= today]
        return found, (lived.next, OCCUPANCIES) if lived.next else ("", OWNERSHIPS)
    owned = tx.ownerships.page({"within": telling.at}, after=after or None, limit=AT_ONCE)
    owners = [owner for one in owned.items for owner in one.owners]
    return owners, (owned.next, OWNERSHIPS) if owned.next else None


def _has_voted(tx: Tx, telling: Telling, person_id: str) -> bool:
    """Whether a ballot was given for each unit that the person owns there."""
    owned = [one for one in tx.ownerships.list({"owners": person_id}) if telling.place.covers(one.unit)]
    return all(tx.cast.find(cast_key(telling.vote_id, one.id)) for one in owned)
