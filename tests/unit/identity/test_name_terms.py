# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names are found by what stands in them, by pinyin and initials, in each reading of a surname."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Invalid
from services.identity.store.name_terms import LONGEST, MOST, SHORTEST, term_of, terms_of

NAMES = st.text(st.sampled_from("王单曾仇欧阳建国行长乐重恩宝·李 AbZé3"), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("王建国", "王建国 建国 wangjianguo WANG·JIAN·GUO wjg jianguo wangjian"),
        ("单雄信", "shanxiongxin sxx danxiongxin 单雄"),
        ("曾国藩", "zengguofan zgf"),
        ("仇英", "qiuying qy"),
        ("欧阳修", "ouyangxiu oyx xiu"),
        ("吕梁", "lvliang lüliang"),
        ("John Smith", "johnsmith smith JOHN"),
        ("德兴苑 3 号楼", "dxy 德兴 兴苑 dexingyuan"),
    ],
)
def test_a_name_is_found_as_people_type_it(name: str, asked: str) -> None:
    for one in asked.split():
        assert term_of(one) in terms_of(name), one


@given(NAMES)
def test_terms_are_few_and_each_can_be_asked_for(name: str) -> None:
    found = terms_of(name)
    assert len(found) == len(set(found)) <= MOST
    for one in found:
        assert SHORTEST <= len(one) <= LONGEST
        assert term_of(one) == one


@pytest.mark.parametrize("asked", ["王", "w", "", "·", "x" * 41])
def test_what_tells_no_names_apart_is_refused(asked: str) -> None:
    with pytest.raises(Invalid):
        term_of(asked)
