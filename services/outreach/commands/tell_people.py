# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tell the next of those whom a fact concerns; the message's id keeps anybody from being told twice."""

from services.chassis.values import OrgPath, Role
from services.outreach.commands import prepare_messages, tell_groups, write_message
from services.outreach.domain.audiences import Among
from services.outreach.domain.people import cast_key
from services.outreach.domain.places import UNIT
from services.outreach.domain.tellings import Telling
from services.outreach.store import TELL, Tx

AT_ONCE, MOST_READ = 50, 500
FLATS_AT_ONCE = 20
OCCUPANCIES, OWNERSHIPS, FLATS = "occupancies", "ownerships", "flats"


def handle(tx: Tx, telling_id: str, after: str, homes: str) -> None:
    """`homes`: whether those with a resident's role are looked through, who lives there, who owns, or, of an
    entrance, the flats in it.
    """
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
    if homes == FLATS or (not homes and tx.is_entrance(telling.at)):
        return _of_flats(tx, telling, after)
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


def _of_flats(tx: Tx, telling: Telling, after: str) -> tuple[list[str], tuple[str, str] | None]:
    """The people of the next flats of an entrance, below whose path none of their homes hangs."""
    where = {"within": telling.at, "kind": UNIT, "active": True}
    page = tx.places.page(where, sort="path", after=after or None, limit=FLATS_AT_ONCE)
    owned = tx.ownerships.several(flat.id for flat in page.items)
    found = [owner for one in owned for owner in one.owners]
    if telling.audience.among is Among.RESIDENTS:
        found += _residents(tx, [telling.at, *(flat.path for flat in page.items)])
    return list(dict.fromkeys(found)), (page.next, FLATS) if page.next else None


def _residents(tx: Tx, at: list[OrgPath]) -> list[str]:
    """Who is a resident there by their role, or lives there today."""
    holders = tx.role_grants.list({"role": Role.RESIDENT, "path": {"$in": at}}, limit=MOST_READ)
    lived = tx.occupancies.list({"unit": {"$in": at}}, limit=MOST_READ)
    today = tx.calendar.local_date(tx.now).isoformat()
    here = [one.person_id for one in lived if one.until is None or one.until >= today]
    return [*(one.person_id for one in holders), *here]


def _has_voted(tx: Tx, telling: Telling, person_id: str) -> bool:
    """Whether a ballot was given for each unit that the person owns there."""
    owned = tx.ownerships.list({"owners": person_id})
    around = {unit.id: unit.within for unit in tx.places.several(one.id for one in owned)}
    there = (one.id for one in owned if telling.place in around.get(one.id, one.within))
    return all(tx.cast.find(cast_key(telling.vote_id, unit_id)) for unit_id in there)
