# SPDX-License-Identifier: AGPL-3.0-or-later
"""A folder of compressed files with a manifest: what backups, archives and exports are.

The manifest is written last and names every file with its SHA-256: a folder without one was never finished,
and what was changed since is found before anything of it is used. `sha256sum` and `gzip` read the same.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from gzip import GzipFile
from pathlib import Path
from typing import Any, BinaryIO, cast

import bson
from bson.raw_bson import DEFAULT_RAW_BSON_OPTIONS, RawBSONDocument

from scripts.linlictl.errors import UsageError
from services.chassis.clock import system_now
from services.chassis.store.database import Document

VERSION = 1
MANIFEST = "manifest.json"
CHUNK_BYTES = 1 << 20
OWNER_ONLY = 0o600


@dataclass
class Entry:
    """A file of the bundle; `documents` counts what was written, `bytes` what the file holds on the disk."""

    file: str
    documents: int = 0
    bytes: int = 0
    sha256: str = ""


@dataclass
class Written:
    """A file that is being written."""

    entry: Entry
    _stream: "GzipFile | _Hashing"

    def add(self, content: bytes) -> None:
        """One document more."""
        self._stream.write(content)
        self.entry.documents += 1


class _Hashing:
    """Writes through to a file and knows the hash of what is in it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.hash = hashlib.sha256()
        self.bytes = 0

    def write(self, content: bytes) -> int:
        self.hash.update(content)
        self.bytes += len(content)
        return self._file.write(content)

    def flush(self) -> None:
        self._file.flush()


@dataclass
class Bundle:
    """A bundle in the making, or one that was opened. Only its owner may read the files."""

    folder: Path
    kind: str
    about: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Entry] = field(default_factory=dict)

    @classmethod
    def begin(cls, folder: Path, kind: str) -> "Bundle":
        """Raises UsageError unless the folder is new or empty."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise UsageError(f"{folder} is not empty: name a new folder")
        except OSError as error:
            raise UsageError(f"{folder}: {error.strerror}") from None
        return cls(folder, kind)

    @classmethod
    def open(cls, folder: Path, kind: str) -> "Bundle":
        """A whole one of this kind and version, every file checked. Raises UsageError."""
        told = _manifest(folder)
        if told.get("kind") != kind:
            raise UsageError(f"{folder} is no {kind}: its manifest says {told.get('kind')!r}")
        if told.get("version") != VERSION:
            raise UsageError(
                f"{folder} has version {told.get('version')!r} of the manifest, this tool reads {VERSION}"
            )
        files = {one["file"]: Entry(**one) for one in told["files"]}
        bundle = cls(folder, kind, told["about"], files)
        for entry in files.values():
            bundle.check(entry)
        return bundle

    def check(self, entry: Entry) -> None:
        """Raises UsageError unless the file is there as it was written."""
        hashed = hashlib.sha256()
        try:
            with (self.folder / entry.file).open("rb") as file:
                while chunk := file.read(CHUNK_BYTES):
                    hashed.update(chunk)
        except OSError as error:
            raise UsageError(f"{entry.file} of {self.folder}: {error.strerror}") from None
        if hashed.hexdigest() != entry.sha256:
            raise UsageError(f"{entry.file} of {self.folder} is damaged: its SHA-256 is not the manifest's")

    @contextmanager
    def writing(self, name: str, *, compressed: bool = True) -> Iterator[Written]:
        """A new file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        entry = Entry(name)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        with os.fdopen(descriptor, "wb") as file:
            hashing = _Hashing(file)
            if compressed:
                with GzipFile("", "wb", fileobj=hashing, mtime=0) as stream:
                    yield Written(entry, stream)
            else:
                yield Written(entry, hashing)
        entry.bytes, entry.sha256 = hashing.bytes, hashing.hash.hexdigest()
        self.files[name] = entry

    def finish(self, **about: Any) -> None:  # noqa: ANN401 - what each kind has to say
        """Write the manifest: the bundle is whole."""
        self.about = about
        told = {
            "kind": self.kind,
            "version": VERSION,
            "made_at": system_now().isoformat(),
            "about": about,
            "files": [vars(entry) for entry in self.files.values()],
        }
        unfinished = self.folder / f".{MANIFEST}"
        unfinished.write_text(json.dumps(told, ensure_ascii=False, indent=1, default=str), encoding="utf-8")
        unfinished.replace(self.folder / MANIFEST)

    def raw(self, name: str) -> Iterator[RawBSONDocument]:
        """The documents of a BSON file, undecoded."""
        with GzipFile(self.folder / name) as stream:
            yield from bson.decode_file_iter(cast("BinaryIO", stream), DEFAULT_RAW_BSON_OPTIONS)

    def documents(self, name: str) -> Iterator[Document]:
        """The documents of a BSON file as the store reads them."""
        options = bson.CodecOptions[Document](tz_aware=True)
        with GzipFile(self.folder / name) as stream:
            yield from bson.decode_file_iter(cast("BinaryIO", stream), options)


def _manifest(folder: Path) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UsageError(f"{folder} has no {MANIFEST}: it is no bundle, or was never finished") from None
    except OSError as error:
        raise UsageError(f"{folder / MANIFEST}: {error.strerror}") from None
    except (ValueError, UnicodeDecodeError):
        raise UsageError(f"{folder / MANIFEST} is not JSON") from None
    return found
