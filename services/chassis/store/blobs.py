# SPDX-License-Identifier: AGPL-3.0-or-later
"""Content in the database itself (GridFS): one thing to run and to back up."""

from collections.abc import Iterator

from gridfs import GridFSBucket
from gridfs.errors import FileExists, NoFile
from pymongo import ASCENDING

from services.chassis.store.database import Database

BUCKET = "blobs"
LAST = chr(0x10FFFF)
"""Comes after every sign of a key."""


class DatabaseBlobs:
    """Content by key in a service's own database, outside of its transactions."""

    def __init__(self, database: Database) -> None:
        self._bucket = GridFSBucket(database.raw, BUCKET)
        self._files = database.collection(f"{BUCKET}.files")

    def put(self, key: str, content: bytes) -> None:
        """Keep the content; an earlier one of this key is replaced."""
        try:
            self._bucket.upload_from_stream_with_id(key, key, content)
        except FileExists:
            self.delete(key)
            self._bucket.upload_from_stream_with_id(key, key, content)

    def get(self, key: str) -> bytes | None:
        try:
            content: bytes = self._bucket.open_download_stream(key).read()
        except NoFile:
            return None
        return content

    def delete(self, key: str) -> None:
        """Without effect if there is nothing."""
        try:
            self._bucket.delete(key)
        except NoFile:
            return

    def keys(self, begin: str) -> Iterator[str]:
        """Those that begin so, in order."""
        found = self._files.find({"_id": {"$gte": begin, "$lt": begin + LAST}}, {"_id": 1})
        yield from (str(one["_id"]) for one in found.sort("_id", ASCENDING))
