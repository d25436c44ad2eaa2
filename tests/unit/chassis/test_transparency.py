# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tree is RFC 6962's: a second implementation (pymerkle) has the same roots and takes every proof."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from scripts.verify import root_of
from services.chassis import transparency
from services.chassis.transparency import TILE_SIZE, Place, leaf_hash, node_hash
from services.chassis.values import Invalid

SIZES = st.integers(1, 3 * TILE_SIZE)


class Kept(dict[Place, tuple[bytes, ...]]):
    """Tiles in memory, grown in pieces."""

    def __init__(self, *sizes: int) -> None:
        super().__init__()
        for size in sizes:
            self.grow(size)

    size = 0

    def grow(self, size: int) -> None:
        hashes = [_hash(number) for number in range(self.size, size)]
        self.update(transparency.append(self.size, hashes, self.read))
        self.size = size

    def read(self, place: Place) -> tuple[bytes, ...]:
        return self.get(place, ())


class Wrong(Exception):
    """A proof does not lead where it says."""


def leads_to(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """The root to which an inclusion proof leads (RFC 9162 §2.1.3.2)."""
    last, value = size - 1, leaf
    for step in path:
        if not last:
            raise Wrong("the proof of inclusion is too long")
        if index & 1 or index == last:
            value = node_hash(step, value)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            value = node_hash(value, step)
        index, last = index >> 1, last >> 1
    if last:
        raise Wrong("the proof of inclusion is too short")
    return value


def check_growth(first: int, old: bytes, second: int, new: bytes, path: list[bytes]) -> None:
    """The newer tree begins with the older one (RFC 9162 §2.1.4.2)."""
    node, last = first - 1, second - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    steps = [old, *path] if first & (first - 1) == 0 and first != second else list(path or [old])
    before = after = steps[0]
    for step in steps[1:]:
        if not last:
            raise Wrong("the proof of growth is too long")
        if node & 1 or node == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            after = node_hash(after, step)
        node, last = node >> 1, last >> 1
    if (first != second and last) or (before, after) != (old, new):
        raise Wrong(f"the log of {second} leaves does not begin with the {first} leaves seen before")


def grown(size: int) -> InmemoryTree:
    tree = InmemoryTree(algorithm="sha256")
    for number in range(size):
        tree.append_entry(b"%d" % number)
    return tree


def _hash(number: int) -> bytes:
    return leaf_hash(b"%d" % number)


WHOLE = Kept(3 * TILE_SIZE)
ORACLE = grown(3 * TILE_SIZE)


def test_the_examples_of_the_rfc() -> None:
    """RFC 6962 §2.1.3: a tree of seven leaves, its audit paths and its consistency proofs."""
    tree = Kept(7)
    a, b, c, d, e, f, j = tree[0, 0]
    node = transparency.node_hash
    g, h, i = node(a, b), node(c, d), node(e, f)
    k, left = node(i, j), node(g, h)
    assert transparency.root(7, tree.read) == node(left, k)
    assert transparency.inclusion(0, 7, tree.read) == (b, h, k)
    assert transparency.inclusion(3, 7, tree.read) == (c, g, k)
    assert transparency.inclusion(4, 7, tree.read) == (f, j, left)
    assert transparency.inclusion(6, 7, tree.read) == (i, left)
    assert transparency.consistency(3, 7, tree.read) == (c, d, g, k)
    assert transparency.consistency(4, 7, tree.read) == (k,)
    assert transparency.consistency(6, 7, tree.read) == (i, j, left)


def test_of_nothing_it_is_the_hash_of_nothing() -> None:
    assert transparency.root(0, Kept().read) == sha256(b"").digest()


@given(SIZES)
def test_its_root_is_the_oracles(size: int) -> None:
    root = transparency.root(size, WHOLE.read)
    assert root == ORACLE.get_root(size) == root_of([_hash(number) for number in range(size)])


@given(SIZES, st.data())
def test_its_inclusion_is_the_oracles(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    path = transparency.inclusion(index, size, WHOLE.read)
    assert [_hash(index), *path] == ORACLE.prove_inclusion(index + 1, size).path
    assert leads_to(_hash(index), index, size, list(path)) == ORACLE.get_root(size)


@given(SIZES, st.data())
def test_its_consistency_leads_between_the_oracles_roots(size: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, size))
    path = list(transparency.consistency(first, size, WHOLE.read))
    check_growth(first, ORACLE.get_root(first), size, ORACLE.get_root(size), path)


@given(SIZES, st.data())
def test_no_other_tree_passes_for_a_grown_one(size: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, size))
    path = list(transparency.consistency(first, size, WHOLE.read))
    spoilt = data.draw(st.integers(0, len(path) + 1))
    old, new, *steps = [
        b"\0" * 32 if place == spoilt else value
        for place, value in enumerate([ORACLE.get_root(first), ORACLE.get_root(size), *path])
    ]
    with pytest.raises(Wrong):
        check_growth(first, old, size, new, steps)
    with pytest.raises(Wrong):
        check_growth(first, old, size, new, [*path, old])


@given(SIZES, st.data())
def test_growing_in_pieces_makes_the_same_tiles(size: int, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, size), max_size=4)))
    assert Kept(*cuts, size) == Kept(size)


@pytest.mark.parametrize(("index", "size"), [(-1, 5), (5, 5), (0, 0)])
def test_a_leaf_that_is_not_there_has_no_proof(index: int, size: int) -> None:
    with pytest.raises(Invalid):
        transparency.inclusion(index, size, WHOLE.read)


@pytest.mark.parametrize(("first", "second"), [(0, 5), (6, 5), (-1, 5)])
def test_sizes_that_do_not_follow_have_no_proof(first: int, second: int) -> None:
    with pytest.raises(Invalid):
        transparency.consistency(first, second, WHOLE.read)
