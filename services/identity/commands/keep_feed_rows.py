# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep rows of a batch, sealed, until they are worked through; part of adding them and of reading a file."""

import json
from collections.abc import Sequence

from services.chassis.store import MOST_IDS
from services.identity.domain import feed_rows
from services.identity.domain.feed_batches import MOST_ROWS, FeedBatch, FeedRow
from services.identity.domain.feed_contracts import FeedContract
from services.identity.domain.feed_errors import FeedBatchDiffers, RowUnreadable, TooManyRows
from services.identity.domain.feed_lines import Row
from services.identity.domain.feed_rows import FeedCells
from services.identity.domain.identifiers import EARLIEST_BIRTH
from services.identity.domain.import_errors import RowProblem
from services.identity.store import Tx


def handle(
    tx: Tx, contract: FeedContract, batch: FeedBatch, rows: Sequence[Row], first: int | None = None
) -> int:
    """How many are new; `first`: the number of the first one in its file.

    Raises RowUnreadable, TooManyRows, FeedBatchDiffers: a row of this key says something else.
    """
    if batch.rows + len(rows) > MOST_ROWS:
        raise TooManyRows(MOST_ROWS)
    keys, made = tx.keys, dict[str, FeedRow]()
    for place, row in enumerate(rows):
        number = (batch.rows + 1 if first is None else first) + place
        row_id = f"{batch.id}.{keys.lookup(_key(contract, row, place + 1), 'feed_key')}"
        plain = json.dumps(dict(sorted(row.items())), ensure_ascii=False)
        digest = keys.lookup(plain, "feed_row")
        twin = made.get(row_id)
        if twin and twin.digest != digest:
            raise FeedBatchDiffers(batch.source, batch.batch)
        sealed = keys.seal(plain, f"feed_row/{row_id}")
        made[row_id] = twin or FeedRow(
            id=row_id, batch_id=batch.id, number=number, digest=digest, sealed=sealed
        )
    known = {one.id: one for some in _parts(sorted(made)) for one in tx.feed_rows.several(some)}
    for row_id, one in made.items():
        if row_id not in known:
            tx.feed_rows.add(one)
        elif known[row_id].digest != one.digest:
            raise FeedBatchDiffers(batch.source, batch.batch)
    return len(made) - len(known)


def _key(contract: FeedContract, row: Row, line: int) -> str:
    try:
        return feed_rows.key_of(FeedCells(line, EARLIEST_BIRTH, contract, row))
    except RowProblem:
        raise RowUnreadable(line, "no key") from None


def _parts(wanted: Sequence[str]) -> list[Sequence[str]]:
    return [wanted[start : start + MOST_IDS] for start in range(0, len(wanted), MOST_IDS)]
