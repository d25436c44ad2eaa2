# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses as people write them (申宏小区3号楼): read in parts, each of which a name on the way says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from services.chassis.values import Invalid

_DIGITS_BEGIN = re.compile(r"(?<=[^\W0-9_])(?=[0-9])")
_BETWEEN = re.compile(r"[\W_]+")
_DIGITS = "0123456789"
MOST_PARTS = 6


def parts(words: Sequence[str]) -> tuple[str, ...]:
    """The parts of folded words: each is cut where a number begins, so that nobody must type blanks.

    Raises Invalid without any, or with more than 6.
    """
    found = tuple(dict.fromkeys(part for word in words for part in _DIGITS_BEGIN.split(word) if part))
    if not 0 < len(found) <= MOST_PARTS:
        raise Invalid("q", f"has 1 to {MOST_PARTS} names or numbers")
    return found


def says(name: str, part: str) -> bool:
    """Whether a folded name says a part: a number in it is that number, not the end of a longer one."""
    ahead = r"(?<![0-9])" if part[0] in _DIGITS else ""
    behind = r"(?![0-9])" if part[-1] in _DIGITS else ""
    return re.search(ahead + re.escape(part) + behind, name) is not None


def bare(name: str) -> str:
    """Its letters and digits alone."""
    return _BETWEEN.sub("", name)


def solid(names: Iterable[str]) -> str:
    """The names, each also without what stands between: `7 号灯杆` is found as `7号灯杆`, `W-9` as `w9`."""
    return " ".join(dict.fromkeys(form for name in names for form in (name, bare(name))))


def leads_to(above: Sequence[str], own: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether the folded names say all that was asked, those of the place itself some of it."""
    known = [[form for name in names for form in (name, bare(name))] for names in (own, (*above, *own))]
    by_own, by_all = ([any(says(name, part) for name in names) for part in asked] for names in known)
    return any(by_own) and all(by_all)
