# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff changed by hand after a source had said its word: that word, said again, overwrites nothing.

Moments count here, too: a word is older than a change by hand if the source says it of a moment before,
however late its batch comes; and what stood here is no news when it comes back as an echo. A word that is
new after the change counts by its rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from services.identity.domain.feed_conflicts import ConflictKind
from services.identity.domain.feed_contracts import RankedField
from services.identity.domain.feed_origins import Hand, stay_field
from services.identity.domain.feed_reckoning import Told
from services.identity.domain.feed_records import word

NAME, PHONE, LIFE, HOLDER = (
    field.value for field in (RankedField.NAME, RankedField.PHONE, RankedField.LIFE, RankedField.HOLDER)
)


def overruled(told: Iterable[Told], hands: Mapping[str, Hand]) -> dict[str, datetime]:
    """The questions to which a change by hand is the answer that ours is kept, and since when."""
    return {ask: at for one in told for ask, at in _overruled(one, hands)} if hands else {}


def _overruled(one: Told, hands: Mapping[str, Hand]) -> Iterator[tuple[str, datetime]]:
    name = hands.get(NAME)
    if name and one.marks["name"] in name.before:
        yield one.question(ConflictKind.NAME, one.marks["name"]).ask, name.at
    for field, kind, said in (
        (PHONE, ConflictKind.PHONE, one.marks["phone"]),
        (LIFE, ConflictKind.DEATH, f"{one.record.died_on or ''}"),
        (HOLDER, ConflictKind.HOLDER, one.marks["holder"]),
    ):
        hand = hands.get(field)
        if hand and said and _is_old(one, field, said, hand):
            yield one.question(kind, said).ask, hand.at
    for span in one.spans:
        hand = hands.get(stay_field(span.unit_id))
        if hand and span.until and one.ends.get(span.unit_id, one.record.said_at) <= hand.at:
            yield one.question(ConflictKind.STAY, span.until.isoformat(), span.unit_id).ask, hand.at


def _is_old(one: Told, field: str, said: str, hand: Hand) -> bool:
    """Whether it stood here before, or the source said it before the change."""
    return said in hand.before or one.record.firsts.get(word(field, said), one.record.said_at) <= hand.at
