# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep what goes back to sources: lines that are new or say something else, and none that is done.

Part of putting together what sources and staff say. Positions grow in the transaction of what they are
about, so a source that asks for all behind one misses nothing.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from services.chassis.values import OrgPath
from services.identity.domain import feed_changes
from services.identity.domain.feed_changes import Difference, FeedChange
from services.identity.domain.kinds import PlaceKind
from services.identity.store import CHANGES, Tx
from services.identity.store.feed_differences import Found

AT_ONCE = 40
"""Of so many records all lines are read in one query: each has at most eight."""
_MOST = 500
_NAMED = (PlaceKind.NEIGHBOURHOOD, PlaceKind.COMPOUND, PlaceKind.BUILDING, PlaceKind.UNIT)


def handle(tx: Tx, found: Iterable[Found]) -> None:
    by_record = {one.told.record.id: one for one in found}
    ids = sorted(by_record)
    new: dict[str, list[FeedChange]] = defaultdict(list)
    for start in range(0, len(ids), AT_ONCE):
        where = {"record_id": {"$in": ids[start : start + AT_ONCE]}}
        there = {one.id: one for one in tx.feed_changes.list(where, limit=_MOST)}
        for record_id in where["record_id"]["$in"]:
            for line in _lines(tx, by_record[record_id]):
                before = there.pop(line.id, None)
                if before is None or before.mark != line.mark:
                    new[line.source].append(line)
        for done in there.values():
            tx.feed_changes.remove(done)
    for source_id in sorted(new):
        _number(tx, source_id, new[source_id])


def _number(tx: Tx, source_id: str, lines: Sequence[FeedChange]) -> None:
    source, contract = tx.feed_sources.get(source_id), tx.feed_contracts.get(source_id)
    for line in lines:
        source = feed_changes.next_position(source)
        tx.feed_changes.put(feed_changes.at_position(line, source.changed))
    tx.feed_sources.save(source)
    if at := feed_changes.next_telling(source, contract, tx.now):
        tx.timers.set(CHANGES, source.id, at)


def _lines(tx: Tx, one: Found) -> list[FeedChange]:
    if one.subject is None or not one.differences:
        return []
    record, keys = one.told.record, tx.keys
    named = _named(json.loads(keys.reveal(record.sealed, f"feed_record/{record.id}")))
    lines = []
    for difference in one.differences:
        now, said = (_text(tx, difference, text) for text in (difference.now, difference.said))
        came = feed_changes.provenance(one.subject, difference.of, one.decided.get(difference.of))
        plain = json.dumps({**named, "now": now, "said": said}, ensure_ascii=False)
        line_id = f"{record.id}/{difference.field}"
        line = FeedChange(
            id=line_id,
            source=record.source,
            key=record.key,
            record_id=record.id,
            about_ids=one.about_ids,
            kind=difference.kind,
            field=difference.field,
            position=0,
            means=came.means,
            by_source=came.by_source,
            since=came.since or tx.now,
            mark=keys.lookup(plain, "feed_change"),
            sealed=keys.seal(plain, f"feed_change/{line_id}"),
        )
        lines.append(line)
    return lines


def _named(words: Mapping[str, str]) -> dict[str, Any]:
    """By what the source finds its entry: its key, or what a row of it is matched by."""
    if key := words.get("key", ""):
        return {"key": key, "match": {}}
    sure = next((one for one in ("plate", "citizen_id") if words.get(one)), "")
    by = (sure,) if sure else ("name", "phone")
    return {"key": "", "match": {one: words[one] for one in by if words.get(one)}}


def _text(tx: Tx, difference: Difference, text: str) -> str:
    """A unit by its names, from the neighbourhood down, where the source does not know paths."""
    if difference.field != "unit" or not text:
        return text
    places = tx.places.list({"path": {"$in": list(OrgPath(text).ancestors())}}, limit=_MOST)
    return "/".join(one.name for one in sorted(places, key=lambda one: one.path) if one.kind in _NAMED)
