# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finding text in any language by pairs of characters (bigrams): Chinese has no spaces to cut words at.

A document keeps the pairs of its searched fields; what has the telling pair of a question is looked
at as text.
"""

import re
import unicodedata
from collections.abc import Iterable

from services.chassis.values import Invalid

GRAMS, FOUND_BY = "grams", "found_by"
MOST_GRAMS = 500
"""Of a document; what stands behind them is not found."""
_RUN = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Without regard to case and width (NFKC): `Ｐ２` is found as `p2`."""
    return unicodedata.normalize("NFKC", text).casefold()


def terms(text: str) -> tuple[str, ...]:
    """The runs of letters and digits of a folded text."""
    return tuple(_RUN.findall(fold(text)))


def grams(texts: Iterable[str], most: int = MOST_GRAMS) -> list[str]:
    """The first pairs of neighbouring characters within the texts' runs, each once, in their order."""
    pairs = (run[at : at + 2] for text in texts for run in terms(text) for at in range(len(run) - 1))
    found: dict[str, None] = {}
    for pair in pairs:
        if len(found) == most:
            break
        found[pair] = None
    return list(found)


def says(texts: Iterable[str], question: str) -> bool:
    """Whether each run of the question stands in one of the texts."""
    folded = [fold(text) for text in texts]
    return all(any(term in text for text in folded) for term in terms(question))


def telling(question: str) -> str:
    """The pair in the middle of the longest run: where two words meet is seldom. Raises Invalid."""
    pairs = grams([max(terms(question), key=len, default="")])
    if not pairs:
        raise Invalid("search", "has two letters or digits side by side")
    return pairs[(len(pairs) - 1) // 2]
