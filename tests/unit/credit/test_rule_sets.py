# SPDX-License-Identifier: AGPL-3.0-or-later
"""A rule set is checked as a whole: its bands tile, and nothing in it contradicts the rest."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.credit.domain.default_rules import DEFAULT
from services.credit.domain.errors import BandGap, BandOverlap, RuleSetFlawed
from services.credit.domain.kinds import FactKind, Klass, Light
from services.credit.domain.rule_sets import Band, Decay, Per, Rule, band_of, check, digest_of, quarter_of
from services.credit.policies import RuleSetRule
from tests.unit.credit.builders import rules


@st.composite
def tiled(draw: st.DrawFn) -> tuple[Band, ...]:
    """Bands that tile 0 to 10,000, in any order."""
    cuts = sorted(draw(st.sets(st.integers(1, 10_000), max_size=6)))
    edges = [0, *cuts, 10_001]
    bands = [Band(str(n), a, b - 1) for n, (a, b) in enumerate(pairwise(edges))]
    return tuple(draw(st.permutations(bands)))


@given(tiled(), st.integers(0, 10_000))
def test_bands_that_tile_have_one_for_each_score(stars: tuple[Band, ...], score: int) -> None:
    check(rules(stars=stars, veto_stars=None))
    assert sum(band.first <= score <= band.last for band in stars) == 1
    assert band_of(stars, score).first <= score


@given(tiled(), st.data())
def test_a_gap_and_an_overlap_are_found_wherever_they_are(
    stars: tuple[Band, ...], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(stars) - 1))
    band = stars[place]
    wide = band.first < band.last
    shorter = (*stars[:place], replace(band, last=band.last - 1), *stars[place + 1 :])
    without = (*stars[:place], *stars[place + 1 :])
    for gap in ([shorter] if wide else []) + [without]:
        with pytest.raises(BandGap):
            check(rules(stars=gap, veto_stars=None))
    if band.last < 10_000:
        longer = (*stars[:place], replace(band, last=band.last + 1), *stars[place + 1 :])
        with pytest.raises(BandOverlap):
            check(rules(stars=longer, veto_stars=None))


def test_the_gap_says_which_scores_have_no_band() -> None:
    stars = (Band("1", 0, 5999), Band("2", 6500, 10_000))
    with pytest.raises(BandGap) as refusal:
        check(rules(stars=stars, veto_stars=None))
    assert refusal.value.data() == {"bands": "stars", "first": 6000, "last": 6499}


M1 = Rule(code="M1", fact="x", klass=Klass.MINUS, points=1)
FLAWS: dict[str, dict[str, Any]] = {
    "two rules for one kind": {"rules": (M1, replace(M1, code="M2"))},
    "one code for two rules": {"rules": (M1, replace(M1, fact="y"))},
    "a light that is none": {"lights": (Band("blue", 0, 10_000),)},
    "a base outside the bounds": {"start": 10_001},
    "bounds turned round": {"minimum": 10_000, "maximum": 0},
    "stars for a veto that are none": {"veto_stars": "9"},
    "decay that rises": {"rules": (replace(M1, decay=(Decay(3, 50), Decay(6, 60))),)},
    "a band turned round": {"stars": (Band("1", 10_000, 0),), "veto_stars": None},
    "a band beyond the bounds": {"stars": (Band("1", 0, 20_000),), "veto_stars": None},
    "two bands of one name": {"stars": (Band("1", 0, 1), Band("1", 2, 10_000)), "veto_stars": None},
}


@pytest.mark.parametrize("name", FLAWS)
def test_what_contradicts_itself_is_refused(name: str) -> None:
    with pytest.raises(RuleSetFlawed):
        check(rules(**FLAWS[name]))


def test_no_bands_are_a_gap() -> None:
    with pytest.raises(BandGap):
        check(rules(lights=()))


def test_the_default_holds_and_names_every_fact_of_the_house() -> None:
    check(DEFAULT)
    assert all(DEFAULT.rule_for(kind) for kind in FactKind)
    assert [band_of(DEFAULT.lights, score).name for score in (8000, 7999, 6000, 5999)] == [
        Light.GREEN,
        Light.YELLOW,
        Light.YELLOW,
        Light.RED,
    ]


def test_the_policy_says_the_same_as_the_value() -> None:
    assert RuleSetRule.of(DEFAULT).value() == DEFAULT
    assert digest_of(RuleSetRule.of(rules()).value()) == digest_of(rules())
    assert digest_of(rules()) != digest_of(rules(start=8001))


def test_periods_have_their_names() -> None:
    day = date(2026, 12, 31)
    assert (quarter_of(day), Per.YEAR.period(day), Per.ALL.period(day)) == ("2026Q4", "2026", "")
