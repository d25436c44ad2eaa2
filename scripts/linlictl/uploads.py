# SPDX-License-Identifier: AGPL-3.0-or-later
"""The content of uploaded files in a backup, where it lies in an object store and not in the database.

One file a service, of BSON documents `{_id: key, content: bytes}`; read and written as the service does it.
"""

from collections.abc import Mapping
from typing import Any

import bson

from scripts.linlictl.bundle import Bundle
from scripts.linlictl.errors import Aborted, UsageError
from scripts.linlictl.progress import Progress
from services.chassis.files import Blobs, open_blobs
from services.chassis.settings import Settings
from services.chassis.store import Database
from services.chassis.store.files import FILES

DATABASE, S3 = "database", "s3"


def lie_in(settings: Settings) -> str:
    """Where an installation keeps the content of files."""
    return S3 if settings.files_bucket else DATABASE


def save(bundle: Bundle, service: str, blobs: Blobs) -> dict[str, Any]:
    """Write what belongs to the files that the bundle holds of a service; what the manifest says of it."""
    progress, known = Progress(f"{service}: uploads"), f"{service}/{FILES.name}.bson.gz"
    with bundle.writing(f"{service}/uploads.bson.gz") as written:
        for file in bundle.documents(known) if known in bundle.files else ():
            for key in blobs.keys(f"{file['tenant']}/{file['id']}/"):
                if (content := blobs.get(key)) is not None:
                    written.add(bson.encode({"_id": key, "content": content}))
                    progress.add(1)
    return {"file": written.entry.file, "documents": written.entry.documents}


def check_room(settings: Settings, target: Database, *, replace: bool) -> None:
    """Raises UsageError where content lies in the bucket that would be restored over."""
    if settings.files_bucket and not replace and next(open_blobs(settings, target).keys(""), None):
        raise UsageError(
            f"the bucket {settings.files_bucket} holds uploads of {target.name}: "
            "another --prefix, or --replace"
        )


def check_kind(about: Mapping[str, Any], settings: Settings) -> None:
    """Raises UsageError for content in a database, where services would look for it in a bucket."""
    if about["files_in"] == DATABASE and settings.files_bucket:
        raise UsageError(
            f"the backup's uploads lie in its databases, this installation's in the bucket "
            f"{settings.files_bucket}: restore without LINLI_FILES_BUCKET"
        )


def put_back(bundle: Bundle, told: Mapping[str, Any], settings: Settings, target: Database) -> None:
    """Write a service's content to where its installation keeps it, in place of what is there.

    Raises:
        Aborted: not all of it arrived.

    """
    blobs, progress = open_blobs(settings, target), Progress(f"{target.name}: uploads")
    for key in list(blobs.keys("")):
        blobs.delete(key)
    for one in bundle.documents(told["file"]):
        blobs.put(one["_id"], one["content"])
        progress.add(1)
    if (count := sum(1 for _ in blobs.keys(""))) != told["documents"]:
        raise Aborted(f"{target.name} has {count} uploads, the backup {told['documents']}")
