# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a service declares what it keeps of persons: where, how it is found, what stays, what is open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from services.chassis.store import Collection, Page, UnitOfWork
from services.chassis.store.collection import MOST
from services.chassis.store.listing import Band
from services.chassis.store.publishing import PublishingUnit

AT_ONCE = 50
OWN = "id"
"""The path of what is stored under the person's own id."""
EACH = "*"
UNORDERED = ""
"""For `Goes.since`, where ids say no moment either: every run looks at all, so there are few."""


@dataclass(frozen=True)
class Matter:
    """What stands against a person's erasure while it is open (Personal Information Protection Law, Art. 47).

    Attributes:
        kind: what it is called, once in a service.
        law: why it stands against it.
        is_open: whether it is, by `tx`, the aggregate and the person's id.
        waivable: nothing but its purpose asks for the name, so that who decides may pass over it.

    """

    kind: str
    law: str
    is_open: Callable[[Any, Any, str], bool]
    waivable: bool = False


@dataclass(frozen=True)
class Beyond:
    """A matter that stands in no declared collection; `count` is how many, by `tx` and the person's id."""

    kind: str
    law: str
    count: Callable[[Any, str], int]
    waivable: bool = False


@dataclass(frozen=True)
class Named:
    """Where a document names a person.

    Attributes:
        by: the place of the person's id, by dots; `*` is each of a list. `id`: it is the document's own.
        words: what is blanked there by an erasure, by dots; each `*` is the one that `by` has found.
        sort: the ordering of the index that finds such documents; without one they are found by id.
        keep: which of those it is, by the aggregate and the person's id.
        few: nobody has more than are read at once, so that any index of `by` will do.
        without: gives the aggregate without what is the person's, where words are not enough.
        under: what such a document's own id is, by the person's.
        among: the filters that find them, by `tx` and the person's id, where they are not found by `by`.
        matters: what of it stands against an erasure while it is open.

    """

    by: str
    words: tuple[str, ...] = ()
    sort: str = ""
    among: Callable[[Any, str], Sequence[Band]] | None = None
    keep: Callable[..., bool] | None = None
    under: Callable[[str], str] = str
    few: bool = False
    without: Callable[[Any, str], Any] | None = None
    matters: tuple[Matter, ...] = ()


def _all(_tx: Any) -> Sequence[Band]:  # noqa: ANN401 - the service's own Tx
    return [[{}]]


@dataclass(frozen=True)
class Goes:
    """What of a collection goes by itself, when its purpose is done (PIPL, Art. 19, 47 (1) 1-2).

    Attributes:
        rule: which of the service's policy `retention` says after how many days.
        since: the ordering from whose moment or day they run; `id` or UNORDERED: none of it, `over` says it.
        among: the filters, by `tx`, that find what is over; an index serves them together with `since`.
        over: from when they run for one, by `tx` and the aggregate, where that is later than `since`; None
            while it is open.
        words: what is blanked, by dots; `*` is each of a list. Without words or files it is dropped.
        files: where the ids of files that go stand, by dots as `words`.
        left: gives the aggregate, as it was, with what is still said of that which goes, by `tx` and it.
        by: what begins its going instead, by `tx` and the aggregate.

    """

    rule: str
    since: str = OWN
    among: Callable[[Any], Sequence[Band]] = _all
    over: Callable[[Any, Any], date | None] | None = None
    words: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    left: Callable[[Any, Any], Any] | None = None
    by: Callable[[Any, Any], None] | None = None

    @property
    def blanks(self) -> tuple[str, ...]:
        """What is blanked; nothing: it is dropped."""
        return (*self.words, *self.files)


@dataclass(frozen=True)
class Held:
    """A collection that holds persons.

    Attributes:
        collection: the aggregates.
        named: where they name persons.
        shown: the fields that a person's archive has; of a list in which several are named their own part.
        kept: what requires that it be kept after an erasure; empty: it is dropped.
        goes: what of it goes by itself.

    """

    collection: Collection[Any]
    named: tuple[Named, ...]
    shown: tuple[str, ...]
    kept: str = ""
    goes: tuple[Goes, ...] = ()


def everywhere(tx: UnitOfWork) -> Sequence[Band]:
    """What lies anywhere in the district, of a collection with an index on `within`; for `Goes.among`."""
    return [[{"within": tx.root}]]


def unnamed(collection: Collection[Any], *goes: Goes) -> Held:
    """A collection that holds persons without their ids: nobody finds them in it, and it goes by itself."""
    return Held(collection, (), (), "nobody is found in it", goes)


RULING = "an objection that was raised gets its ruling (Civil Code, Art. 280; PIPL, Art. 47)"


def objections(kept: str) -> Held:
    """What somebody objected to a publication, in a service that publishes; its words go by a rule."""
    shown = ("publication_id", "text", "at", "outcome", "reasons")
    waits = Matter("objection", RULING, lambda _tx, one, _: one.outcome is None, waivable=True)
    ruled = Goes("objections", over=lambda _tx, one: one.ruled_at, words=("text",))
    return Held(PublishingUnit.objections, (Named("by", ("text",), matters=(waits,)),), shown, kept, (ruled,))


Steps = tuple[tuple[Held, Named], ...]


def next_of(
    steps: Steps, tx: UnitOfWork, position: str, person_id: str
) -> tuple[Held, Named, Page[Any], str | None]:
    """What of a person comes next at a position, and where one goes on after it."""
    number, _, after = position.partition("/")
    at = int(number or 0)
    one, named = steps[at]
    page = _found(tx, one, named, person_id, after or None)
    if page.next:
        return one, named, page, f"{at}/{page.next}"
    return one, named, page, f"{at + 1}/" if at + 1 < len(steps) else None


def _found(tx: UnitOfWork, one: Held, named: Named, person_id: str, after: str | None) -> Page[Any]:
    kept = getattr(tx, one.collection.attribute)
    if named.by == OWN:
        value = kept.find(named.under(person_id))
        return Page((value,) if value else (), None)
    plain = {named.by.replace(f".{EACH}", ""): person_id}
    where = named.among(tx, person_id) if named.among else [[plain]]
    if named.few:
        return Page(
            tuple(one for band in where for each in band for one in kept.list(each, limit=MOST)), None
        )
    keep = partial(named.keep, person_id=person_id) if named.keep else None
    page: Page[Any] = kept.page(where, sort=named.sort, after=after, limit=AT_ONCE, keep=keep)
    return page
