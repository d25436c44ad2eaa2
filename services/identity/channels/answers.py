# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether an answer is what its media type says and can be read, before it is a batch."""

from hashlib import sha256

from services.chassis.values import DomainError
from services.identity.domain.feed_lines import BOM, row_of
from services.identity.domain.feed_pulls import AsOf, Fetched, PullProblem
from services.identity.domain.register_sheets import Registers
from services.identity.queries.feed_pulls import Asking

LINES = frozenset({"application/x-ndjson", "application/ndjson", "application/jsonl"})
TEXT = frozenset({"text/csv", "application/csv", "text/plain"})
WORKBOOK = frozenset({"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
ZIP = b"PK\x03\x04"


def looked_at(fetched: Fetched, asking: Asking, registers: Registers) -> Fetched:
    """The same, or what is wrong with it."""
    if fetched.problem or fetched.same:
        return fetched
    if fetched.media_type not in LINES | TEXT | WORKBOOK:
        return Fetched(PullProblem.TYPE, fetched.media_type[:100])
    body = fetched.content
    if asking.as_of is AsOf.FIRST_LINE:
        body = body.partition(b"\n")[2]
    if (fetched.media_type in WORKBOOK) != body.startswith(ZIP):
        return Fetched(PullProblem.JUNK, fetched.media_type)
    try:
        if fetched.media_type in LINES:
            row_of(body.removeprefix(BOM).lstrip().partition(b"\n")[0], 1)
        else:
            registers.header(sha256(body).hexdigest(), body, [asking.key_column])
    except DomainError as refusal:
        return Fetched(PullProblem.JUNK, refusal.code)
    return fetched
