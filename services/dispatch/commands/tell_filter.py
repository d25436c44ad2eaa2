# SPDX-License-Identifier: AGPL-3.0-or-later
"""A working day begins: tell the owner of a saved filter how many orders match it since the last time."""

from dataclasses import replace

from services.chassis.store import Page
from services.chassis.values import OrgPath
from services.dispatch.domain.orders import Order
from services.dispatch.domain.saved_filters import SavedFilter, Telling, told_of_a_day
from services.dispatch.store import Tx
from services.dispatch.store.filters import met

MOST_COUNTED = 100


def handle(tx: Tx, saved_filter_id: str) -> None:
    """Who may not read there any more is told nothing, and not asked again."""
    one = tx.saved_filters.find(saved_filter_id)
    if one is None or one.telling is not Telling.DAILY:
        return
    if one.person_id not in tx.readers_at(OrgPath(one.place).ancestors()):
        tx.save_filter(replace(one, telling=Telling.NEVER))
        return
    found = _reported(tx, one)
    events = told_of_a_day(one, len(found.items), more=found.next is not None)
    told = replace(one, told_until=tx.now)
    tx.saved_filters.save(told, *events)
    tx.save_filter(told)


def _reported(tx: Tx, one: SavedFilter) -> Page[Order]:
    return tx.orders.page(
        {"within": one.place},
        sort="-reported_at",
        since=one.told_until,
        until=tx.now,
        limit=MOST_COUNTED,
        keep=lambda order: met(one.asked, order),
    )
