# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tell the groups of a place what everybody there is told: once each, at the pace of their robots."""

from services.outreach.domain import groups, messages, sendings, tellings, templates
from services.outreach.domain.groups import Group
from services.outreach.domain.rules import FIELDS
from services.outreach.domain.tellings import Telling
from services.outreach.domain.templates import Words
from services.outreach.store import MOST_GROUPS, Tx


def handle(tx: Tx, telling: Telling) -> None:
    """Without effect for a group that was told of the fact before."""
    where = {"within": telling.at, "active": True}
    for group in tx.groups.list(where, limit=MOST_GROUPS):
        sending_id = messages.id_of(telling.fact, group.id)
        if group.hears(telling) and tx.sendings.find(sending_id) is None:
            _post(tx, telling, group, sending_id)


def _post(tx: Tx, telling: Telling, group: Group, sending_id: str) -> None:
    after, at = groups.written(group, tx.now)
    tx.groups.save(after)
    sealed = tx.seal_words(sending_id, _words(tx, telling, group), telling.link)
    tx.queue(sendings.begin_post(sending_id, group.id, telling.urgency, sealed, tx.now, at))


def _words(tx: Tx, telling: Telling, group: Group) -> Words:
    place = tx.places.first({"path": telling.place})
    name = place.name if place else ""
    values = tellings.shown(telling, group.language, tx.calendar.zone, name)
    return templates.render(tx.words(telling.template, group.language), values, FIELDS[telling.template])
