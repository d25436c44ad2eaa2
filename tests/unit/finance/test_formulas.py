# SPDX-License-Identifier: AGPL-3.0-or-later
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.finance.domain import fees
from services.finance.domain.billing_errors import BadFormula, NameNotAllowed
from services.finance.domain.formulas import NAMES, amount, uses


@pytest.mark.parametrize(
    ("formula", "fen"),
    [
        ("area * 1.85", 18_500),
        ("area*1.85*months + household * 2", 37_200),
        ("(area - 20) * 0.5", 4_000),
        ("10 / 3", 333),
        ("100 - 10 - 5", 8_500),
        ("12 / 2 / 3", 200),
        ("2 + 3 * 4", 1_400),
        (" 0.005 ", 1),
    ],
)
def test_it_comes_to_what_it_says(formula: str, fen: int):
    assert amount(formula, 10_000, 2 if "months" in formula else 1).fen == fen


@pytest.mark.parametrize(
    "formula", ["", "area *", "(area", "area)", "1 2", "1 / 0", "* 3", "area ^ 2", "-5", "1e9"]
)
def test_what_cannot_be_reckoned_is_refused(formula: str):
    with pytest.raises((BadFormula, NameNotAllowed)):
        amount(formula, 9000, 1)


@pytest.mark.parametrize("name", ["owner", "__import__", "eval", "AREA", "area2", "os"])
def test_no_name_but_the_listed_ones(name: str):
    with pytest.raises(NameNotAllowed) as refused:
        amount(f"area * {name}", 9000, 1)
    assert refused.value.name == name


@given(st.integers(0, 10**7), st.integers(0, 10**6), st.integers(1, 24))
def test_a_price_by_area_agrees_with_the_rule_of_bills(area: int, price: int, months: int):
    formula = f"area * {price // 10_000}.{price % 10_000:04d} * months"
    assert amount(formula, area, months) == fees.by_area(area, price, months)


leaves = st.one_of(st.integers(1, 999).map(str), st.sampled_from(NAMES))
formulas = st.recursive(
    leaves, lambda part: st.tuples(part, st.sampled_from("+*"), part).map(lambda t: f"({t[0]} {t[1]} {t[2]})")
)


@given(formulas)
def test_brackets_mean_what_they_mean_in_arithmetic(formula: str):
    value = eval(formula, {}, {"area": Fraction(90), "months": 3} | dict.fromkeys(NAMES[1:2] + NAMES[3:], 1))
    assert amount(formula, 9000, 3).fen == value * 100
    assert uses(formula, "area") == ("area" in formula)
