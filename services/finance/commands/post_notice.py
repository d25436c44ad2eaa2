# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hang a published notice on a physical board (公示栏), with a photo: the first one starts the clock."""

from services.chassis import files, publicity
from services.chassis.http import Id, Input, Name
from services.chassis.publicity import Posting, Publication
from services.finance.domain.authority import Permission
from services.finance.domain.events import NoticePosted
from services.finance.store import Tx


class PostNotice(Input):
    """`board`: which one, in words; `photo_id`: the file that shows it hanging there."""

    board: Name
    photo_id: Id


def handle(tx: Tx, publication_id: str, cmd: PostNotice) -> Publication:
    publication = tx.publications.get(publication_id)
    tx.require(Permission.PUBLICITY_KEEP, publication.place)
    posting = Posting(cmd.board, tx.by.subject, tx.now, cmd.photo_id)
    posted = publicity.post(publication, posting, tx.calendar_at(publication.place))
    files.claim(tx, [cmd.photo_id], "publication", publication.id)
    return tx.keep_publication(posted, NoticePosted(posted.id, cmd.board, cmd.photo_id))
