# SPDX-License-Identifier: AGPL-3.0-or-later
"""Uploaded files as documents: what is known of each; their content lies in blobs."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.chassis.store.collection import Collection
from services.chassis.store.index import Index


class FileState(StrEnum):
    """`open`: pieces come; `complete`: they are all there and not yet looked through; `ready`: to be read."""

    OPEN = "open"
    COMPLETE = "complete"
    READY = "ready"
    REFUSED = "refused"
    EXPIRED = "expired"


@dataclass(frozen=True)
class StoredFile:
    """A file that somebody uploaded.

    Attributes:
        size: bytes; as announced, and as kept once it is ready.
        digest: SHA-256 of what is kept, in hexadecimal.
        table: whether it is to be read as rows: then it is kept as it came, and nobody is shown it.
        owner: the aggregate that claimed it, `order/7`; empty until then.
        width, height: pixels of an image, else 0.
        problem: why it was refused.

    """

    id: str
    name: str
    by: str
    size: int
    started_at: datetime
    state: FileState = FileState.OPEN
    content_type: str = ""
    digest: str = ""
    owner: str = ""
    width: int = 0
    height: int = 0
    problem: str = ""
    table: bool = False


FILES = Collection(
    StoredFile,
    "files",
    orderings=("started_at",),
    indexes=(Index("owner", "by_started_at"),),
    noun="file",
)
