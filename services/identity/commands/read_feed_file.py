# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep the next rows of a batch's file; the last ones complete it. Part of a batch."""

from collections.abc import Sequence
from dataclasses import replace

from services.chassis import files
from services.chassis.jobs import Step
from services.chassis.store.jobs import Job
from services.chassis.tables.table import Cell, Fault
from services.chassis.values import DomainError
from services.identity.commands import begin_feed_batch, drop_feed_rows, keep_feed_rows
from services.identity.domain import feed_batches
from services.identity.domain.feed_batches import BatchState
from services.identity.domain.feed_contracts import FeedContract
from services.identity.domain.feed_errors import RowUnreadable
from services.identity.domain.feed_lines import BOM, Row, row_of
from services.identity.store import Tx

AT_ONCE = 200
_FAULTS = {Fault.FORMULA: "a cell is a formula", Fault.ERROR: "a cell is an error"}


def handle(tx: Tx, job: Job) -> Step:
    """A file that cannot be read discards the batch: nothing of it is applied, and its name is free again."""
    batch = tx.feed_batches.get(job.asked["batch_id"])
    if batch.state is not BatchState.READING:
        return drop_feed_rows.handle(tx, batch)
    contract = tx.feed_contracts.get(f"{batch.source}#{batch.number}")
    begin = int(job.position or 0)
    try:
        rows, more = _rows(tx, contract, batch.file_id, begin)
        added = keep_feed_rows.handle(tx, contract, batch, rows, begin + 1)
        batch = replace(batch, rows=batch.rows + added)
        if more:
            tx.feed_batches.save(batch)
            return Step(str(begin + AT_ONCE), 0)
        begin_feed_batch.handle(tx, tx.feed_contracts.get(contract.source), batch)
        return Step(None, 0)
    except DomainError as refusal:
        gone, events = feed_batches.discard(batch, refusal.code)
        tx.feed_batches.save(gone, *events)
        return Step("", 0)


def _rows(tx: Tx, contract: FeedContract, file_id: str, begin: int) -> tuple[list[Row], bool]:
    """Some rows from a place on, and whether there are more. Raises TableRefused, RowUnreadable."""
    file, content = files.claimed_table(tx, tx.tools.blobs, file_id)
    if content.removeprefix(BOM).lstrip()[:1] == b"{":
        lines = [line for line in content.removeprefix(BOM).split(b"\n") if line.strip()]
        some = lines[begin : begin + AT_ONCE]
        return [row_of(line, begin + place) for place, line in enumerate(some, 1)], begin + AT_ONCE < len(
            lines
        )
    table, header = tx.tools.registers.header(file.digest, content, [contract.by_field["key"]])
    rows = [
        (number, cells)
        for number, cells in enumerate(table.rows[header.first - 1 :], header.first)
        if any(cells)
    ]
    some_rows = rows[begin : begin + AT_ONCE]
    return [_named(header.names, cells, number) for number, cells in some_rows], begin + AT_ONCE < len(rows)


def _named(names: Sequence[str], cells: Sequence[Cell], number: int) -> Row:
    if any(cells[len(names) :]):
        raise RowUnreadable(number, "more cells than the header: it may be shifted")
    return {name: _text(cell, number) for name, cell in zip(names, cells, strict=False) if name}


def _text(cell: Cell, number: int) -> str:
    if isinstance(cell, Fault):
        raise RowUnreadable(number, _FAULTS[cell])
    return cell if isinstance(cell, str) else f"{cell:%Y-%m-%d}"
