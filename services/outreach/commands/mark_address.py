# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mark an address from which a message came back; after a few of them nothing goes there any more."""

from collections.abc import Collection

from services.outreach.domain import choices
from services.outreach.domain.choices import Channel
from services.outreach.store import Tx


def handle(
    tx: Tx, person_id: str, channel: Channel, *, gone: bool = False, browsers: Collection[str] = ()
) -> None:
    """`gone`: there is nobody there any more, for certain; `browsers`: those that are no more.

    Without effect where there is no address.
    """
    known = tx.choices.find(person_id)
    if known:
        without = choices.without_browsers(known, browsers)
        marked = without if browsers else choices.bounced(known, channel, gone=gone)
        if marked != known:
            tx.keep_choices(marked)
