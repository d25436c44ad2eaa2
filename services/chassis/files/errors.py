# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused about files."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class FileIncomplete(DomainError):
    """Pieces of the file are missing or not of their size."""

    code = "file_incomplete"
    title = "The file is not complete"

    missing: tuple[int, ...]


@dataclass(eq=False)
class FileNotOpen(DomainError):
    """The file takes no pieces any more."""

    code = "file_not_open"
    title = "The file takes nothing any more"

    state: str


@dataclass(eq=False)
class FileNotReady(DomainError):
    """The file can be neither claimed nor read: it is being looked through, or was refused."""

    code = "file_not_ready"
    title = "The file cannot be used yet"

    state: str
    problem: str


@dataclass(eq=False)
class WrongContent(DomainError):
    """The file is of a type that is not taken here."""

    code = "file_wrong_content"
    status = 422
    title = "A file of this type is not taken here"

    content_type: str
    accepted: tuple[str, ...]


@dataclass(eq=False)
class FileClaimed(DomainError):
    """The file belongs to something already."""

    code = "file_claimed"
    title = "The file belongs to something else already"

    id: str
