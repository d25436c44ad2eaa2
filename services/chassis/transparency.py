# SPDX-License-Identifier: AGPL-3.0-or-later
"""A Merkle tree over what was published (RFC 6962 §2.1): nothing in it can be changed or dropped unseen.

Pure: hashes are read and returned as tiles, 256 hashes of one level side by side. Tile 0 of level 0 has the
first 256 leaves, each hash of level 1 stands for a whole tile of level 0, and so on.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from services.chassis.values import Invalid

TILE_BITS = 8
TILE_SIZE = 1 << TILE_BITS

Place = tuple[int, int]
"""Level and number of a tile."""

Tiles = Callable[[Place], Sequence[bytes]]
"""Gives the hashes of a tile, none where there is no such tile yet."""


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf; a prefix keeps it apart from every node's."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of what lies below two nodes."""
    return sha256(b"\x01" + left + right).digest()


def append(size: int, hashes: Iterable[bytes], tiles: Tiles) -> dict[Place, tuple[bytes, ...]]:
    """The tiles that are new or longer once these leaves' hashes follow the `size` that are there."""
    changed: dict[Place, tuple[bytes, ...]] = {}

    def push(level: int, position: int, value: bytes) -> None:
        number, offset = divmod(position, TILE_SIZE)
        place = (level, number)
        before = changed[place] if place in changed else tuple(tiles(place)) if offset else ()
        changed[place] = (*before[:offset], value)
        if offset == TILE_SIZE - 1:
            push(level + 1, number, _folded(changed[place]))

    for position, value in enumerate(hashes, size):
        push(0, position, value)
    return changed


def root(size: int, tiles: Tiles) -> bytes:
    """The tree's hash over its first `size` leaves; of none, the hash of nothing."""
    return _subtree(0, size, tiles) if size else sha256().digest()


def inclusion(index: int, size: int, tiles: Tiles) -> tuple[bytes, ...]:
    """The hashes that lead from leaf `index` to the root over `size` leaves, from the leaf up.

    Raises Invalid where the tree of that size has no such leaf.
    """
    if not 0 <= index < size:
        raise Invalid("index", "lies between 0 and the size of the tree, which it does not reach")
    return _audit_path(index, 0, size, tiles)


def consistency(first: int, second: int, tiles: Tiles) -> tuple[bytes, ...]:
    """The hashes that show that the tree of `second` leaves begins with all that the one of `first` had.

    Raises Invalid unless 1 ≤ first ≤ second.
    """
    if not 1 <= first <= second:
        raise Invalid("first", "lies between 1 and the second size")
    return _subproof(first, 0, second, tiles, known=True)


def _audit_path(index: int, start: int, end: int, tiles: Tiles) -> tuple[bytes, ...]:
    if end - start == 1:
        return ()
    middle = _middle(start, end)
    if index < middle:
        return (*_audit_path(index, start, middle, tiles), _subtree(middle, end, tiles))
    return (*_audit_path(index, middle, end, tiles), _subtree(start, middle, tiles))


def _subproof(first: int, start: int, end: int, tiles: Tiles, *, known: bool) -> tuple[bytes, ...]:
    """RFC 6962 §2.1.2; `known`: whoever holds the older root knows this subtree's hash."""
    if first == end:
        return () if known else (_subtree(start, end, tiles),)
    middle = _middle(start, end)
    if first <= middle:
        left = _subproof(first, start, middle, tiles, known=known)
        return (*left, _subtree(middle, end, tiles))
    right = _subproof(first, middle, end, tiles, known=False)
    return (*right, _subtree(start, middle, tiles))


def _middle(start: int, end: int) -> int:
    """Where a range divides: after the largest power of two that is smaller than its length."""
    return start + (1 << (end - start - 1).bit_length() - 1)


def _subtree(start: int, end: int, tiles: Tiles) -> bytes:
    length = end - start
    if length & (length - 1) == 0:
        return _complete(length.bit_length() - 1, start // length, tiles)
    middle = _middle(start, end)
    return node_hash(_subtree(start, middle, tiles), _subtree(middle, end, tiles))


def _complete(height: int, number: int, tiles: Tiles) -> bytes:
    """The hash of the complete subtree of 2^height leaves that is the `number`-th of its height."""
    level, rest = divmod(height, TILE_BITS)
    tile, offset = divmod(number << rest, TILE_SIZE)
    return _folded(tiles((level, tile))[offset : offset + (1 << rest)])


def _folded(hashes: Sequence[bytes]) -> bytes:
    """The root over a power of two of neighbouring hashes."""
    while len(hashes) > 1:
        hashes = [node_hash(left, right) for left, right in zip(hashes[::2], hashes[1::2], strict=True)]
    return hashes[0]
