# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask a saved filter for something else, call it otherwise, or be told otherwise."""

from dataclasses import replace

from services.dispatch.commands.save_filter import SaveFilter
from services.dispatch.domain.saved_filters import Asked, SavedFilter
from services.dispatch.store import Tx


def handle(tx: Tx, saved_filter_id: str, cmd: SaveFilter) -> SavedFilter:
    """What was reported before is not told.

    Raises NotFound, Forbidden, UnknownPlace, FilterNameTaken, TooManyTellings, Invalid.
    """
    known, asked = tx.own_filter(saved_filter_id), Asked(**dict(cmd.asked))
    revised = replace(
        known,
        name=cmd.name,
        asked=asked,
        telling=cmd.telling,
        place=asked.place or "",
        told_until=tx.now,
    )
    return tx.save_filter(tx.check_filter(revised, known))
