# SPDX-License-Identifier: AGPL-3.0-or-later
"""A publicity is over; a statement against which an objection was upheld is answered for."""

from services.chassis import publicity
from services.chassis.publicity import Stage
from services.finance.commands import open_case
from services.finance.store import Tx


def handle(tx: Tx, publication_id: str) -> None:
    before = tx.publications.get(publication_id)
    publication = publicity.end(before, tx.now)
    if publication != before:
        publication = tx.keep_publication(publication)
    if publication.stage is Stage.OVERRULED:
        open_case.handle(tx, publication.subject.partition("/")[2])
