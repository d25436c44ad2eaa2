# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way of a file: begun, complete, looked through, claimed; or swept because nobody claimed it."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from services.chassis.files.blobs import Blobs
from services.chassis.files.content import DOCUMENTS, clean, kind_of
from services.chassis.files.errors import (
    FileClaimed,
    FileIncomplete,
    FileNotOpen,
    FileNotReady,
    WrongContent,
)
from services.chassis.store import UnitOfWork
from services.chassis.store.files import FileState, StoredFile
from services.chassis.values import Invalid, NotFound

SETTLE = "file.settle"
"""The timer kind by which complete files are looked through."""

PIECE_BYTES = 512 * 1024
"""The size of every piece but the last."""

MOST_BYTES = 20 * 1024 * 1024
SWEPT_AT_ONCE = 20
WHOLE, SMALL = "whole", "small"
Readable = Mapping[str, Callable[[Any, str], object]]
"""Noun → `function(tx, id)` that raises NotFound or Forbidden where the caller may not see that aggregate."""


def begin(tx: UnitOfWork, name: str, size: int, *, table: bool = False) -> StoredFile:
    """Announce a file of so many bytes: a picture or document, or a table to be read. Raises Invalid."""
    if not 1 <= size <= MOST_BYTES:
        raise Invalid("size", f"lies between 1 and {MOST_BYTES} bytes")
    file = StoredFile(tx.new_id(), name, tx.by.subject, size, tx.now, table=table)
    tx.files.add(file)
    return file


def add_piece(tx: UnitOfWork, blobs: Blobs, file_id: str, number: int, content: bytes) -> None:
    """Keep a piece, numbered from 0; again changes nothing. Raises NotFound, FileNotOpen, Invalid."""
    file = _own(tx, file_id)
    if file.state is not FileState.OPEN:
        raise FileNotOpen(file.state)
    if number >= _pieces(file):
        raise Invalid("number", f"the file has {_pieces(file)} pieces")
    if len(content) != _piece_size(file, number):
        raise Invalid("content", f"piece {number} has {_piece_size(file, number)} bytes")
    blobs.put(_key(tx, file, str(number)), content)


def complete(tx: UnitOfWork, blobs: Blobs, file_id: str) -> StoredFile:
    """All pieces are there: take it by its content. Raises NotFound, FileNotOpen, FileIncomplete, Invalid."""
    file = _own(tx, file_id)
    if file.state is not FileState.OPEN:
        raise FileNotOpen(file.state)
    content = _joined(tx, blobs, file)
    if file.table:
        return _table_kept(tx, blobs, file, content)
    kind = kind_of(content)
    file = replace(
        file,
        state=FileState.COMPLETE,
        content_type=kind.content_type,
        width=kind.width,
        height=kind.height,
    )
    tx.files.save(file)
    tx.timers.set(SETTLE, file.id, tx.now)
    return file


def keep_table(tx: UnitOfWork, blobs: Blobs, name: str, content: bytes) -> StoredFile:
    """A table that was not uploaded but fetched. Raises Invalid."""
    return _table_kept(tx, blobs, begin(tx, name, len(content), table=True), content)


def table(tx: UnitOfWork, blobs: Blobs, file_id: str) -> tuple[StoredFile, bytes]:
    """A table that the actor uploaded, and what is in it. Raises NotFound, FileNotReady."""
    file = _own(tx, file_id)
    content = blobs.get(_key(tx, file, WHOLE)) if file.table else None
    if content is None or file.state is not FileState.READY:
        raise FileNotReady(file.state, file.problem)
    return file, content


def claimed_table(tx: UnitOfWork, blobs: Blobs, file_id: str) -> tuple[StoredFile, bytes]:
    """The same for who works on it in the background. Raises NotFound."""
    file = tx.files.get(file_id)
    content = blobs.get(_key(tx, file, WHOLE))
    if content is None:
        raise NotFound("file", file_id)
    return file, content


def claim(
    tx: UnitOfWork,
    file_ids: Iterable[str],
    noun: str,
    item_id: str,
    *,
    table: bool = False,
    accepts: Collection[str] = DOCUMENTS,
) -> None:
    """Make files the actor uploaded part of an aggregate; `accepts` are the types that it takes.

    Raises NotFound, FileNotReady, FileClaimed, WrongContent.
    """
    for file_id in file_ids:
        file = _own(tx, file_id)
        if file.owner:
            raise FileClaimed(file.id)
        if file.table is not table or file.state not in (FileState.COMPLETE, FileState.READY):
            raise FileNotReady(file.state, file.problem)
        if not table and file.content_type not in accepts:
            raise WrongContent(file.content_type, tuple(accepts))
        tx.files.save(replace(file, owner=f"{noun}/{item_id}"))


def release(tx: UnitOfWork, file_ids: Iterable[str]) -> None:
    """Let files go that an aggregate had: nobody reads them any more, and the next sweep deletes them."""
    for file_id in file_ids:
        if file := tx.files.find(file_id):
            tx.files.save(replace(file, owner="", state=FileState.EXPIRED))


def settle(tx: UnitOfWork, blobs: Blobs, file_id: str) -> None:
    """Look a complete file through and keep what may be kept; then, in a second step, drop its pieces."""
    file = tx.files.find(file_id)
    if file is None:
        return
    if file.state is FileState.COMPLETE:
        tx.files.save(_looked_through(tx, blobs, file))
        tx.timers.set(SETTLE, file.id, tx.now)
    elif file.state in (FileState.READY, FileState.REFUSED):
        _drop_pieces(tx, blobs, file)


def give_up(tx: UnitOfWork, file_id: str, problem: str) -> None:
    """It could not be looked through."""
    file = tx.files.find(file_id)
    if file and file.state is FileState.COMPLETE:
        tx.files.save(replace(file, state=FileState.REFUSED, problem=problem[:1000]))


def opened(
    tx: UnitOfWork, blobs: Blobs, file_id: str, readable: Readable, *, small: bool
) -> tuple[StoredFile, bytes]:
    """The file and its content, or its small picture, for whoever may see what it belongs to.

    Raises:
        NotFound: there is no such file, or the caller may not know of it.
        FileNotReady: it is being looked through, or was refused.

    """
    file = tx.files.get(file_id)
    noun, _, item_id = file.owner.partition("/")
    if noun:
        readable[noun](tx, item_id)
    elif file.by != tx.by.subject:
        raise NotFound("file", file_id)
    if file.table or file.state is not FileState.READY:
        raise FileNotReady(file.state, file.problem)
    content = blobs.get(_key(tx, file, SMALL if small else WHOLE))
    if content is None:
        raise NotFound("file", file_id)
    return file, content


def sweep(tx: UnitOfWork, blobs: Blobs, before: datetime) -> bool:
    """Delete some of what was begun before a moment and claimed by nobody; whether that was all.

    First it is marked, so that nobody can claim it any more; its content goes when that is committed.
    """
    found = tx.files.list({"owner": ""}, sort="started_at", limit=SWEPT_AT_ONCE)
    old = [file for file in found if file.started_at < before]
    for file in old:
        if file.state is FileState.EXPIRED:
            for part in (WHOLE, SMALL):
                blobs.delete(_key(tx, file, part))
            _drop_pieces(tx, blobs, file)
            tx.files.remove(file)
        else:
            tx.files.save(replace(file, state=FileState.EXPIRED))
    return not old


def keys_of(tenant: str, file_id: str) -> list[str]:
    """Under what the content of a file can lie: the whole first, the small picture, its pieces."""
    pieces = map(str, range(MOST_BYTES // PIECE_BYTES))
    return [f"{tenant}/{file_id}/{part}" for part in (WHOLE, SMALL, *pieces)]


def _drop_pieces(tx: UnitOfWork, blobs: Blobs, file: StoredFile) -> None:
    """All that there can be: a file that is ready does not know any more how many came."""
    for number in range(MOST_BYTES // PIECE_BYTES):
        blobs.delete(_key(tx, file, str(number)))


def _looked_through(tx: UnitOfWork, blobs: Blobs, file: StoredFile) -> StoredFile:
    try:
        kept = clean(_joined(tx, blobs, file))
    except Invalid as refusal:
        return replace(file, state=FileState.REFUSED, problem=refusal.reason)
    blobs.put(_key(tx, file, WHOLE), kept.content)
    if kept.thumbnail:
        blobs.put(_key(tx, file, SMALL), kept.thumbnail)
    return replace(
        file,
        state=FileState.READY,
        content_type=kept.kind.content_type,
        width=kept.kind.width,
        height=kept.kind.height,
        size=len(kept.content),
        digest=hashlib.sha256(kept.content).hexdigest(),
    )


def _table_kept(tx: UnitOfWork, blobs: Blobs, file: StoredFile, content: bytes) -> StoredFile:
    """As it came: whoever reads it says what is wrong with it."""
    blobs.put(_key(tx, file, WHOLE), content)
    file = replace(file, state=FileState.READY, digest=hashlib.sha256(content).hexdigest())
    tx.files.save(file)
    tx.timers.set(SETTLE, file.id, tx.now)
    return file


def _joined(tx: UnitOfWork, blobs: Blobs, file: StoredFile) -> bytes:
    """Raises FileIncomplete."""
    pieces = [blobs.get(_key(tx, file, str(number))) for number in range(_pieces(file))]
    missing = tuple(
        number
        for number, piece in enumerate(pieces)
        if piece is None or len(piece) != _piece_size(file, number)
    )
    if missing:
        raise FileIncomplete(missing)
    return b"".join(piece or b"" for piece in pieces)


def _own(tx: UnitOfWork, file_id: str) -> StoredFile:
    file = tx.files.find(file_id)
    if file is None or file.by != tx.by.subject:
        raise NotFound("file", file_id)
    return file


def _pieces(file: StoredFile) -> int:
    return -(-file.size // PIECE_BYTES)


def _piece_size(file: StoredFile, number: int) -> int:
    return min(PIECE_BYTES, file.size - number * PIECE_BYTES)


def _key(tx: UnitOfWork, file: StoredFile, part: str) -> str:
    return f"{tx.tenant}/{file.id}/{part}"
