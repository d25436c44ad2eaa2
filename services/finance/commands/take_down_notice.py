# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take a notice down from a physical board, with a photo; before its end the clock begins anew."""

from services.chassis import files, publicity
from services.chassis.http import Id, Input, Name
from services.chassis.publicity import Publication
from services.finance.domain.authority import Permission
from services.finance.domain.events import NoticeTakenDown
from services.finance.store import Tx


class TakeDownNotice(Input):
    """`photo_id`: the file that shows it, just before."""

    board: Name
    photo_id: Id


def handle(tx: Tx, publication_id: str, cmd: TakeDownNotice) -> Publication:
    publication = tx.publications.get(publication_id)
    tx.require(Permission.PUBLICITY_KEEP, publication.place)
    taken = publicity.take_down(publication, cmd.board, tx.by.subject, cmd.photo_id, tx.now)
    files.claim(tx, [cmd.photo_id], "publication", publication.id)
    return tx.keep_publication(taken, NoticeTakenDown(taken.id, cmd.board, cmd.photo_id))
