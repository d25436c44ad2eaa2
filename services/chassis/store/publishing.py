# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a service that publishes keeps: publications with their objections, and the log of published facts.

A command leaves a fact waiting, each a document of its own, so that no two commands meet; one job numbers
them and lets the tree grow.
"""

from dataclasses import dataclass, field
from datetime import datetime

from services.chassis.publicity import Objection, Publication
from services.chassis.store.collection import Collection
from services.chassis.store.index import Index
from services.chassis.store.unit import UnitOfWork

LOG = "log"
"""The id of a district's one log in a service."""


@dataclass(frozen=True, slots=True)
class WaitingLeaf:
    """A published fact that has no place in the log yet. `data` is what will be hashed."""

    id: str
    data: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A published fact in its place; `name` is what it waited under."""

    id: str
    name: str
    index: int
    data: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Tile:
    """Neighbouring hashes of one level of the tree."""

    id: str
    hashes: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Log:
    """How far the log is. `root`: in hexadecimal digits; `note`: its signed head of `signed_at`."""

    id: str
    size: int
    root: str
    signed_at: datetime
    note: str


class PublishingUnit(UnitOfWork):
    """Base of the `Tx` of a service that publishes."""

    publications = Collection(
        Publication,
        "publications",
        orderings=("published_at",),
        indexes=(
            Index("by_published_at"),
            Index("stage", "by_published_at"),
            Index("matter", "by_published_at"),
            Index("subject", "_id"),
        ),
    )
    objections = Collection(
        Objection, "objections", indexes=(Index("publication_id", "_id"), Index("by", "_id"))
    )
    waiting_leaves = Collection(WaitingLeaf, "waiting_leaves")
    leaves = Collection(Leaf, "leaves", indexes=(Index("name", unique=True),))
    tiles = Collection(Tile, "tiles")
    logs = Collection(Log, "logs")


def leaf_id(index: int) -> str:
    """Leaves lie in their order."""
    return f"{index:012d}"
