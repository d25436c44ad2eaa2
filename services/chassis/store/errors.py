# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with a write: refusals, and conflicts that are retried."""

from dataclasses import dataclass

from services.chassis.values import DomainError


class Conflict(Exception):
    """Another unit of work was faster: run this one again. Never leaves the store."""


class Contention(Exception):
    """The unit of work met a faster one at every try; the caller may try again later."""


class ReadOnly(Exception):
    """A query tried to write to this collection: a mistake in the program, never a refusal."""


class StoreRefused(Exception):
    """The database is there and cannot be used as it is: waiting does not mend it; the message says what."""


class IndexMismatch(StoreRefused):
    """The database has another definition of a declared index; the message names all of them."""


class DatabaseTooOld(StoreRefused):
    """The database does not know what is asked of it; the message says which version does."""


class NotPermitted(StoreRefused):
    """The database's user lacks a right; the message is the database's own."""


@dataclass(eq=False)
class Duplicate(DomainError):
    """Something with these values is already there, and there may be only one."""

    code = "duplicate"
    title = "It is already there"

    kind: str
    fields: tuple[str, ...]


@dataclass(eq=False)
class BadCursor(DomainError):
    """The cursor was not given out by this list."""

    code = "bad_cursor"
    status = 400
    title = "The cursor is not one of this list's"


@dataclass(eq=False)
class PolicyLocked(DomainError):
    """A place above has locked these fields."""

    code = "policy_locked"
    status = 409
    title = "A place above does not allow to change this"

    policy: str
    fields: tuple[str, ...]
