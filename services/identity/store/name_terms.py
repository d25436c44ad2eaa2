# SPDX-License-Identifier: AGPL-3.0-or-later
"""By what a name is found: what stands in it, its pinyin and its initials, in each reading of its characters.

王建国 is found by 建国, wangjianguo, wangjian, jianguo and wjg; 单 reads shan, dan and chan, so who types any
of them finds 单雄. A name has MOST terms at most: questions are asked for equality, never for a part of one.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, product

from pypinyin import Style, pinyin

from services.chassis.store.search import fold, terms
from services.chassis.values import Invalid

VERSION = 1
"""Another one has every name indexed again."""
MOST = 80
MOST_READINGS = 12
"""Of a name: the first readings of its characters are the usual ones."""
OF_A_CHARACTER, MOST_CHARACTERS = 4, 8
SHORTEST, LONGEST = 2, 40
_CHINESE = re.compile("[\u3400-\u9fff]+")
_TWO = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "令狐",
    "慕容",
    "夏侯",
    "司徒",
    "端木",
)
"""Surnames of two characters that are met, from the Hundred Family Surnames (百家姓)."""


@lru_cache(4096)
def terms_of(name: str) -> tuple[str, ...]:
    """What the name is found by, each once, the likeliest first."""
    found: dict[str, None] = {}
    for term in islice(_terms(fold(name)), MOST * 4):
        if SHORTEST <= len(term) <= LONGEST and len(found) < MOST:
            found[term] = None
    return tuple(found)


def term_of(question: str) -> str:
    """The term that is asked for. Raises Invalid: it has too few letters to tell names apart."""
    plain = "".join(terms(question.replace("ü", "v").replace("Ü", "v")))
    if not SHORTEST <= len(plain) <= LONGEST:
        raise Invalid("name", f"has {SHORTEST} to {LONGEST} letters or characters")
    return plain


def _terms(name: str) -> Iterator[str]:
    runs = terms(name)
    yield "".join(runs)
    yield from runs
    for part in _CHINESE.findall("".join(runs)):
        yield from _spelled(part)
    for run in filter(_CHINESE.search, runs):
        yield from _parts(run)


def _spelled(part: str) -> Iterator[str]:
    """The whole, the initials, the surname with the first given character, and the given name."""
    surname = 2 if part.startswith(_TWO) else 1
    for reading in _readings(part):
        yield "".join(reading)
        yield "".join(syllable[0] for syllable in reading)
        yield "".join(reading[: surname + 1])
        yield "".join(reading[surname:])


def _readings(part: str) -> Iterable[tuple[str, ...]]:
    """The surname's own readings come first: it is there that the usual one is often another (单, 曾, 仇)."""
    each = [_syllables(one) for one in part[:MOST_CHARACTERS]]
    return islice((reading[::-1] for reading in product(*each[::-1])), MOST_READINGS)


def _syllables(character: str) -> list[str]:
    """Its readings without tones, the usual one first; itself where nobody knows one."""
    known = pinyin(character, style=Style.NORMAL, heteronym=True)
    return list(dict.fromkeys(known[0]))[:OF_A_CHARACTER]


def _parts(run: str) -> Iterator[str]:
    """All that stands in it side by side, the longest first."""
    for size in range(len(run), 1, -1):
        yield from (run[at : at + size] for at in range(len(run) - size + 1))
