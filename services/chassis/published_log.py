# SPDX-License-Identifier: AGPL-3.0-or-later
"""The log of what a service has published, one a district: facts wait, a job numbers them and signs the head.

Each district's log is a Merkle tree (`chassis.transparency`) over canonical JSON: keys sorted, no blanks, no
number but whole ones. The head is signed every minute, also when nothing came: so a log that stands still
shows.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import chain

from services.chassis import transparency
from services.chassis.checkpoints import Signer
from services.chassis.invariants import WHOLE, ServiceData
from services.chassis.store.publishing import LOG, Leaf, Log, PublishingUnit, Tile, WaitingLeaf, leaf_id
from services.chassis.transparency import Place
from services.chassis.values import NotFound

SEAL = "log.seal"
"""The schedule by which waiting facts get their place."""
AT_ONCE = 200
MINUTE = timedelta(minutes=1)

Fact = Mapping[str, str | int | None]


def canonical(fact: Fact) -> str:
    """The one way to write a fact down."""
    return json.dumps(fact, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def add(tx: PublishingUnit, name: str, fact: Fact) -> None:
    """Have a fact logged under a name that nothing else of the district has. Raises Duplicate."""
    tx.waiting_leaves.add(WaitingLeaf(name, canonical(fact)))


def next_minute(tx: PublishingUnit) -> datetime:
    """The full minute after now: when the next head is due."""
    return tx.now.replace(second=0, microsecond=0) + MINUTE


def seal(tx: PublishingUnit, signer: Signer) -> bool:
    """Give some of what waits its place and sign the head; whether that was all."""
    waiting = tx.waiting_leaves.page({}, limit=AT_ONCE)
    log = tx.logs.find(LOG)
    size = log.size if log else 0
    for index, fact in enumerate(waiting.items, size):
        tx.leaves.add(Leaf(leaf_id(index), fact.id, index, fact.data))
        tx.waiting_leaves.remove(fact)
    hashes = [transparency.leaf_hash(fact.data.encode()) for fact in waiting.items]
    for place, tile in transparency.append(size, hashes, _tiles(tx)).items():
        _keep(tx, Tile(_tile_id(place), tile))
    size += len(hashes)
    root = transparency.root(size, _tiles(tx))
    grown = Log(LOG, size, root.hex(), tx.now, signer.sign(tx.tenant, size, root, tx.now))
    if log:
        tx.logs.save(grown)
    else:
        tx.logs.add(grown)
    return waiting.next is None


def head(tx: PublishingUnit) -> Log:
    """The last signed head. Raises NotFound before the first."""
    return tx.logs.get(LOG)


def leaf(tx: PublishingUnit, name: str) -> Leaf:
    """The leaf of a fact. Raises NotFound, also while it waits."""
    found = tx.leaves.first({"name": name})
    if found is None:
        raise NotFound("leaf", name)
    return found


def inclusion(tx: PublishingUnit, index: int, size: int | None) -> tuple[bytes, ...]:
    """What leads from a leaf to the root over `size` leaves. Raises NotFound, Invalid."""
    return transparency.inclusion(index, _known(tx, size), _tiles(tx))


def consistency(tx: PublishingUnit, first: int, second: int | None) -> tuple[bytes, ...]:
    """What shows that the tree of `second` leaves begins with that of `first`. Raises NotFound, Invalid."""
    return transparency.consistency(first, _known(tx, second), _tiles(tx))


def check(data: ServiceData) -> Iterator[str]:
    """Yields one text a log: empty if the tree made anew from its leaves is the one that was signed."""
    for tenant, log in data.all(PublishingUnit.logs):
        where = {"tenant": tenant}
        found = data.documents(PublishingUnit.leaves.name, where)
        texts = {document["index"]: document["data"] for document in found}
        if sorted(texts) != list(range(log.size)):
            yield f"log of {tenant}: {len(texts)} leaves, its head tells of {log.size}"
            continue
        wrong = _made_anew(texts) != (log.root, {one.id: one.hashes for one in _tenants_tiles(data, tenant)})
        yield f"log of {tenant}: its head is not over its leaves" if wrong else WHOLE


def check_complete(data: ServiceData) -> Iterator[str]:
    """Yields one text a publication: empty if it stands in the log once, as it is, or waits for its place."""
    for tenant, publication in data.all(PublishingUnit.publications):
        tx = data.reader(tenant)
        waiting = tx.waiting_leaves.find(publication.id)
        logged = tx.leaves.list({"name": publication.id}, limit=2)
        texts = [fact.data for fact in chain(logged, [waiting] if waiting else [])]
        whole = texts == [canonical(publication.fact)]
        yield (
            WHOLE
            if whole
            else f"{tenant} publication {publication.id}: stands {len(texts)} time(s) in the log"
        )


def _made_anew(texts: Mapping[int, str]) -> tuple[str, dict[str, tuple[bytes, ...]]]:
    """The root and the tiles over these leaves."""
    hashes = (transparency.leaf_hash(texts[index].encode()) for index in range(len(texts)))
    made = transparency.append(0, hashes, lambda _: ())
    root = transparency.root(len(texts), lambda place: made.get(place, ()))
    return root.hex(), {_tile_id(place): tile for place, tile in made.items()}


def _tenants_tiles(data: ServiceData, tenant: str) -> Iterator[Tile]:
    for document in data.documents(PublishingUnit.tiles.name, {"tenant": tenant}):
        yield PublishingUnit.tiles.from_document(document)


def _known(tx: PublishingUnit, size: int | None) -> int:
    """A size that the log has, or had; by default the one that it has."""
    newest = head(tx).size
    if size and size > newest:
        raise NotFound("tree", str(size))
    return size or newest


def _tiles(tx: PublishingUnit) -> transparency.Tiles:
    def read(place: Place) -> tuple[bytes, ...]:
        tile = tx.tiles.find(_tile_id(place))
        return tile.hashes if tile else ()

    return read


def _keep(tx: PublishingUnit, tile: Tile) -> None:
    if tx.tiles.find(tile.id):
        tx.tiles.save(tile)
    else:
        tx.tiles.add(tile)


def _tile_id(place: Place) -> str:
    level, number = place
    return f"{level}.{number:010d}"
