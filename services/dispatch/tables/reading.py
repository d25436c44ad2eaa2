# SPDX-License-Identifier: AGPL-3.0-or-later
"""A file as a table, whatever its name says."""

from collections import OrderedDict
from threading import Lock

from services.dispatch.domain.table_errors import EmptyTable, ProtectedWorkbook
from services.dispatch.domain.tables import Table
from services.dispatch.tables import comma_separated, workbook

MOST_KEPT = 2
"""An import reads its file in every chunk again: so many tables are kept between."""

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
"""What a workbook with a password, and one of the old kind, begin with."""


class TableReader:
    """Reads files, and keeps the last ones by their digests."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Table] = OrderedDict()
        self._lock = Lock()

    def read(self, digest: str, content: bytes) -> Table:
        """Raises TableRefused."""
        with self._lock:
            known = self._kept.get(digest)
        table = known or _read(content)
        with self._lock:
            self._kept[digest] = table
            self._kept.move_to_end(digest)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return table


def _read(content: bytes) -> Table:
    if not content.strip():
        raise EmptyTable
    if content.startswith(OLE):
        raise ProtectedWorkbook
    return workbook.read(content) if content.startswith(ZIP) else comma_separated.read(content)
