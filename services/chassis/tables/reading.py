# SPDX-License-Identifier: AGPL-3.0-or-later
"""A file as a table, whatever its name says."""

from collections import OrderedDict
from threading import Lock

from services.chassis.tables import comma_separated, workbook
from services.chassis.tables.errors import EmptyTable, ProtectedWorkbook
from services.chassis.tables.table import Bounds, Table

MOST_KEPT = 2
"""An import reads its file in every chunk again: so many tables are kept between, unless said otherwise."""

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
"""What a workbook with a password, and one of the old kind, begin with."""


class TableReader:
    """Reads files, and keeps the last ones by their digests."""

    def __init__(self, bounds: Bounds | None = None, kept: int = MOST_KEPT) -> None:
        self._bounds = bounds or Bounds()
        self._most_kept = kept
        self._kept: OrderedDict[str, Table] = OrderedDict()
        self._lock = Lock()

    def read(self, digest: str, content: bytes) -> Table:
        """Raises TableRefused."""
        with self._lock:
            known = self._kept.get(digest)
        table = known or _read(content, self._bounds)
        with self._lock:
            self._kept[digest] = table
            self._kept.move_to_end(digest)
            while len(self._kept) > self._most_kept:
                self._kept.popitem(last=False)
        return table


def _read(content: bytes, bounds: Bounds) -> Table:
    if not content.strip():
        raise EmptyTable
    if content.startswith(OLE):
        raise ProtectedWorkbook
    reads = workbook.read if content.startswith(ZIP) else comma_separated.read
    return reads(content, bounds)
