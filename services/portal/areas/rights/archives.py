# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that is kept of one person, as one ZIP archive: made document by document, so it may be of any size."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from services.chassis.clock import system_now
from services.portal.client.rights import Rights

IN_MEMORY_BYTES = 1_048_576
"""What is larger lies on the disk while it is made and sent."""


def pack(rights: Rights, export_id: str) -> IO[bytes]:
    """Each service's documents as a list, and what is kept sealed, opened; to be closed.

    Raises Problem where a part is not there yet, or no more; Unreachable.
    """
    with ExitStack() as undo:
        packed: IO[bytes] = undo.enter_context(SpooledTemporaryFile(IN_MEMORY_BYTES))
        with ZipFile(packed, "w") as archive:
            _write(archive, "numbers.json", iter([rights.numbers(export_id).model_dump_json(indent=2)]))
            for service in rights.services:
                _write(archive, f"{service}.json", _listed(rights.documents(service, export_id)))
        packed.seek(0)
        undo.pop_all()
    return packed


def _write(archive: ZipFile, name: str, texts: Iterator[str]) -> None:
    entry = ZipInfo(name, system_now().timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    with archive.open(entry, "w") as file:
        for text in texts:
            file.write(text.encode())


def _listed(documents: Iterator[Mapping[str, Any]]) -> Iterator[str]:
    """A list in JSON, as if it had been written at once."""
    before = "["
    for document in documents:
        text = json.dumps(document, ensure_ascii=False, indent=2)
        yield f"{before}\n{text}".replace("\n", "\n  ")
        before = ","
    yield "[]" if before == "[" else "\n]"
