# SPDX-License-Identifier: AGPL-3.0-or-later
"""Read what goes back to a source behind a position; with its values that is on record, once a page."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pydantic import Field

from services.chassis import privacy
from services.chassis.http import Input
from services.identity.commands import delivered_by
from services.identity.domain import feed_changes
from services.identity.domain.authority import Permission
from services.identity.domain.events import FeedChangesRead
from services.identity.domain.feed_changes import ChangeKind, FeedChange
from services.identity.domain.feed_contracts import FeedContract
from services.identity.domain.feed_origins import Means
from services.identity.store import MASKS, Tx

_MASKS = {**MASKS, "name": privacy.mask_name}


class ChangesBehind(Input):
    """`after`: the position that the last answer had; without one from the beginning."""

    after: str = Field("", max_length=100)
    limit: int = Field(50, ge=1, le=200)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A field of one of the source's entries, with what stands here and what the source said.

    `key`: the source's own name for the entry; where that was not kept yet, `match` has by what a row is
    matched: citizen id, plate, or name and phone. `column`: what the contract calls the field.
    """

    position: str
    key: str
    match: Mapping[str, str]
    kind: ChangeKind
    field: str
    column: str
    value: str
    said: str
    since: datetime
    means: Means
    by_source: str


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Some lines; `position`: to ask on from; `more`: whether there are others now."""

    items: tuple[ChangeLine, ...]
    position: str
    more: bool


def handle(tx: Tx, source: str, query: ChangesBehind) -> ChangesPage:
    """For who delivers for the source with its values; for others who keep contracts masked.

    Raises NotFound, Forbidden, NotOfThisSource, Invalid, PositionNotGiven.
    """
    contract = delivered_by(tx, source)
    own, state = _delivers(tx, contract), tx.feed_sources.get(source)
    number = feed_changes.number_of(query.after, state)
    found = tx.changes_behind(source, number, query.limit + 1)
    some = found[: query.limit]
    last = some[-1].position if some else state.changed
    page = ChangesPage(
        tuple(_line(tx, contract, one, masked=not own) for one in some),
        feed_changes.to_position(source, last),
        len(found) > query.limit,
    )
    if own:
        read = FeedChangesRead(source, query.after, page.position, len(some))
        tx.feed_sources.save(feed_changes.fetched(state, last, tx.now), *([read] if some else []))
    return page


def _delivers(tx: Tx, contract: FeedContract) -> bool:
    """Its client; without one, staff who may read numbers."""
    if contract.client_id:
        return tx.by.subject == contract.client_id
    return tx.by.may(Permission.PERSONS_UNMASK, tx.root)


def _line(tx: Tx, contract: FeedContract, one: FeedChange, *, masked: bool) -> ChangeLine:
    words = json.loads(tx.keys.reveal(one.sealed, f"feed_change/{one.id}"))
    mask = _MASKS.get(one.field) if masked else None
    value, said = (mask(text) if mask and text else text for text in (words["now"], words["said"]))
    return ChangeLine(
        position=feed_changes.to_position(one.source, one.position),
        key="" if masked else words["key"],
        match={} if masked else words["match"],
        kind=one.kind,
        field=one.field,
        column=contract.by_field.get(one.field, ""),
        value=value,
        said=said,
        since=one.since,
        means=one.means,
        by_source=one.by_source,
    )
