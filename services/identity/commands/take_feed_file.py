# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take the rows of a batch from a file that was uploaded: CSV, XLSX or lines of JSON."""

from services.chassis import files, jobs
from services.chassis.http import Id, Input
from services.identity.commands import delivered_by
from services.identity.domain import feed_batches
from services.identity.domain.feed_batches import FeedBatch
from services.identity.store import FEED_FILE, Tx


class TakeFeedFile(Input):
    """It was uploaded as a table."""

    file_id: Id


def handle(tx: Tx, source: str, batch_id: str, cmd: TakeFeedFile) -> FeedBatch:
    """It is read and then worked through in the background.

    Raises NotFound, Forbidden, NotOfThisSource, BatchNotOpen, FileNotReady.
    """
    delivered_by(tx, source)
    batch = tx.batch_of(source, batch_id)
    file, _ = files.table(tx, tx.tools.blobs, cmd.file_id)
    job = jobs.start(tx, FEED_FILE, {"batch_id": batch.id}, name="file.csv", content_type="text/csv")
    reading = feed_batches.read(batch, file.id, job.id)
    tx.feed_batches.save(reading)
    return reading
