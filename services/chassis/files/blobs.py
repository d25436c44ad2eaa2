# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where content lies: in the database, or in a store that speaks S3 if a bucket is set."""

from collections.abc import Iterator
from typing import Protocol

from services.chassis.files.s3 import S3Blobs
from services.chassis.settings import Settings
from services.chassis.store import Database
from services.chassis.store.blobs import DatabaseBlobs


class Blobs(Protocol):
    """Content by key. Not part of any transaction: what writes or deletes here can be repeated."""

    def put(self, key: str, content: bytes) -> None: ...
    def get(self, key: str) -> bytes | None: ...
    def delete(self, key: str) -> None: ...
    def keys(self, begin: str) -> Iterator[str]: ...


def open_blobs(settings: Settings, database: Database) -> Blobs:
    """Those that the setting `files_bucket` names, else the database's own."""
    return S3Blobs(settings, database.name) if settings.files_bucket else DatabaseBlobs(database)
