# SPDX-License-Identifier: AGPL-3.0-or-later
"""Text is found by its pairs of characters, in Chinese and Latin, without regard to case and width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.store.search import MOST_GRAMS, fold, grams, says, telling, terms

TEXT = st.text(st.sampled_from("水管爆裂三楼Pipe Ｐ２ ,。_-é"), max_size=40)


@pytest.mark.parametrize(
    ("text", "question", "found"),
    [
        ("三号楼水管爆裂", "水管", True),
        ("三号楼水管爆裂", "管水", False),
        ("三号楼水管爆裂", "水管 三号", True),
        ("三号楼水管爆裂", "水管 五号", False),
        ("Burst PIPE in B2", "pipe b2", True),
        ("Burst pipe", "urs", True),
        ("Ｂ２栋电梯", "b2", True),
        ("水管。爆裂", "管爆", False),
        ("Straße", "STRASSE", True),
    ],
)
def test_what_is_found(text: str, question: str, found: bool) -> None:
    assert says([text], question) is found
    if found:
        assert set(grams([question])) <= set(grams([text]))


@given(TEXT, st.integers(0, 40), st.integers(2, 10))
def test_every_part_of_a_text_has_only_pairs_of_the_text(text: str, start: int, length: int) -> None:
    part = fold(text)[start : start + length]
    assert set(grams([part])) <= set(grams([text]))
    assert says([text], part)


@given(TEXT)
def test_words_may_stand_in_different_fields(text: str) -> None:
    assert says(terms(text), text)


def test_bounds() -> None:
    long = "".join(chr(0x4E00 + number) for number in range(2000))
    assert len(grams([long])) == MOST_GRAMS
    assert grams(["a", "。", ""]) == []


@pytest.mark.parametrize(
    ("question", "pair"),
    [("电梯困人", "梯困"), ("水管", "水管"), ("漏水 三号楼", "三号"), ("Ｂ２", "b2"), ("pipe", "ip")],
)
def test_one_pair_tells_most_of_a_question(question: str, pair: str) -> None:
    assert telling(question) == pair
