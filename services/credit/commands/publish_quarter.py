# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publish the ratings of the quarter that is over; one that waits for a confirmation is published with it."""

from dataclasses import replace

from services.credit.commands import publish_rating
from services.credit.domain.kinds import SubjectKind
from services.credit.domain.periods import last_quarter_end
from services.credit.domain.rule_sets import quarter_of
from services.credit.store import Tx

FILES_AT_ONCE = 10


def handle(tx: Tx) -> bool:
    """Whether that was all."""
    last = last_quarter_end(tx.today)
    quarter, left = quarter_of(last), 0
    for kind in SubjectKind:
        where = {"kind": kind, "published_for": {"$lt": quarter}}
        found = tx.credit_files.list(where, limit=FILES_AT_ONCE)
        for file in found:
            tx.credit_files.save(replace(file, published_for=quarter))
            if tx.is_public(file) and not file.awaits_confirmation and file.opened_on <= last:
                publish_rating.handle(tx, file, last)
        left += len(found) == FILES_AT_ONCE
    return not left
