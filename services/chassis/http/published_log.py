# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public routes of a service's logs: the signed head, the leaves, and the proofs that they are in it."""

from datetime import datetime

from pydantic import Field

from services.chassis import published_log
from services.chassis.http.models import Input, Paged, View
from services.chassis.http.resource import Resource
from services.chassis.http.route import PUBLIC
from services.chassis.store import Page
from services.chassis.store.publishing import Leaf, Log, PublishingUnit

MOST_LEAVES = 1 << 40


class ProofOfLeaf(Input):
    """`size`: of the tree whose root the proof leads to; by default the newest one's."""

    index: int = Field(0, ge=0, lt=MOST_LEAVES)
    size: int | None = Field(None, ge=1, lt=MOST_LEAVES)


class ProofOfGrowth(Input):
    """The sizes of the older and the newer tree, by default the newest one."""

    first: int = Field(1, ge=1, lt=MOST_LEAVES)
    second: int | None = Field(None, ge=1, lt=MOST_LEAVES)


class HeadView(View):
    """`note` is signed (C2SP tlog-checkpoint); `verifier` checks it, once it is known from elsewhere."""

    size: int
    root: str
    signed_at: datetime
    note: str
    verifier: str


class LeafView(View):
    """A published fact: `data` is hashed as it stands here, in UTF-8."""

    index: int
    name: str
    data: str


class PathView(View):
    """Hashes in hexadecimal digits, as RFC 6962 orders them."""

    path: tuple[str, ...]


def show_log_head(tx: PublishingUnit) -> HeadView:
    """The signed head of the log: how many facts were published, and the hash over all of them."""
    log: Log = published_log.head(tx)
    return HeadView(
        size=log.size,
        root=log.root,
        signed_at=log.signed_at,
        note=log.note,
        verifier=tx.tools.signer.verifier(tx.tenant),
    )


def list_log_leaves(tx: PublishingUnit, query: Paged) -> Page[Leaf]:
    """The published facts in the order in which they entered the log."""
    return tx.leaves.page({}, after=query.after, limit=query.limit)


def show_log_leaf(tx: PublishingUnit, name: str) -> Leaf:
    """A published fact by its name: a publication's id, for instance."""
    return published_log.leaf(tx, name)


def prove_inclusion(tx: PublishingUnit, query: ProofOfLeaf) -> PathView:
    """The proof that a leaf is in the tree of that size."""
    return _path(published_log.inclusion(tx, query.index, query.size))


def prove_consistency(tx: PublishingUnit, query: ProofOfGrowth) -> PathView:
    """The proof that the newer tree begins with all that the older one had."""
    return _path(published_log.consistency(tx, query.first, query.second))


def published_log_resource(prefix: str) -> Resource:
    """`prefix` names the district: `/deliberation/v1/public/<code:district>/log`."""
    resource = Resource("log", prefix, requires=PUBLIC, shows=LeafView)
    resource.show(show_log_head, "/head")
    resource.list(list_log_leaves, "/leaves")
    resource.show(show_log_leaf, "/leaves/<code:leaf>")
    resource.show(prove_inclusion, "/inclusion")
    resource.show(prove_consistency, "/consistency")
    return resource


def _path(hashes: tuple[bytes, ...]) -> PathView:
    return PathView(path=tuple(one.hex() for one in hashes))
