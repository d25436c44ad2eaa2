# SPDX-License-Identifier: AGPL-3.0-or-later
"""Money in words and pictures: formulas spelled out, amounts as they are typed, budgets drawn."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.portal.areas.council.acts import Problem, _fen, yuan
from services.portal.areas.money.figures import (
    EXPENSE,
    INCOME,
    account_bars,
    budget_gauge,
    quarter_lines,
    sums,
)
from services.portal.areas.money.formulas import spelled
from services.portal.areas.money.statements import _yuan as in_table
from services.portal.client.models.finance import CommitmentView, StatementView
from services.portal.texts import Words

ZH, EN = Words("zh"), Words("en")
DAY = datetime(2026, 3, 1, tzinfo=UTC)


def money(fen: int) -> dict[str, Any]:
    return {"fen": fen, "currency": "CNY"}


def statement(quarter: str, *lines: tuple[str, str, int, int]) -> StatementView:
    """A statement of one fund; lines are name, kind, debit and credit."""
    shown = [
        {"account": "4001", "name": name, "kind": kind, "opening": money(0)}
        | {"debit": money(debit), "credit": money(credit), "closing": money(debit - credit)}
        for name, kind, debit, credit in lines
    ]
    return StatementView.model_validate(
        {
            "id": quarter,
            "place": "/1",
            "place_parts": [],
            "quarter": quarter,
            "state": "published",
            "entries": 1,
            "parts": 1,
        }
        | {"funds": [{"fund_id": "f", "name": "资金", "kind": "operating", "lines": shown}]}
        | {"publication_id": None, "published_at": None, "review_until": None}
        | {"tally": {"count": 0, "stars": 0}, "bad": None}
    )


def project(budget: int | None, paid: int) -> CommitmentView:
    return CommitmentView.model_validate(
        {
            "id": "c",
            "matter": "m",
            "place": "/1",
            "place_parts": [],
            "title": "划线",
            "text": "",
            "resolved_at": DAY,
        }
        | {"limit": None, "budget": None if budget is None else money(budget), "fund_id": None}
        | {
            "fund_name": "",
            "invoiced": money(paid),
            "paid": money(paid),
            "lifted_at": None,
            "emergency": False,
        }
    )


def test_a_formula_is_spelled_out_so_that_the_payer_can_do_the_sum() -> None:
    assert spelled(ZH, "area * 1.85", 9150) == "建筑面积 91.5 平方米 × 1.85"
    assert spelled(ZH, "area*1.85") == "建筑面积（平方米） × 1.85"
    assert spelled(EN, "(household + months) / 2 - 1", 1) == "(1 household + 1 month) ÷ 2 − 1"


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("12", 1200), ("12.5", 1250), ("1,234.56", 123_456), ("1，200", 120_000), ("１２", 1200), ("0.05", 5)],
)
def test_an_amount_is_taken_as_people_write_it(typed: str, fen: int) -> None:
    assert yuan("amount", typed) == {"fen": fen}


@pytest.mark.parametrize("typed", ["", "x", "-5", "1.234", "1e3", "¥5"])
def test_what_is_no_amount_is_told_at_its_field(typed: str) -> None:
    with pytest.raises(Problem) as refused:
        yuan("amount", typed)
    assert refused.value.data["errors"] == [{"field": "amount"}]


@given(st.integers(0, 10**12))
def test_an_amount_in_a_table_reads_back_as_it_was(fen: int) -> None:
    assert _fen(str(in_table(fen))) == fen
    assert str(in_table(-fen)) == (f"-{in_table(fen)}" if fen else "0.00")


def test_a_gauge_shows_what_is_paid_of_a_budget_and_none_before_there_is_one() -> None:
    assert budget_gauge(ZH, project(None, 0)) is None
    drawn = budget_gauge(ZH, project(100_000, 25_000))
    assert drawn is not None
    assert drawn.saying.finding == "预算 ¥1,000.00，已付 ¥250.00。"


def test_income_and_expense_are_drawn_by_account_and_what_was_taken_back_has_no_bar() -> None:
    shown = statement(
        "2026Q1",
        ("停车收入", INCOME, 0, 5000),
        ("广告收入", INCOME, 700, 500),
        ("工程支出", EXPENSE, 3000, 0),
        ("银行存款", "asset", 5000, 3000),
    )
    assert [(one.name, one.fen) for one in sums(shown, INCOME)] == [("停车收入", 5000), ("广告收入", -200)]
    income = account_bars(ZH, shown, INCOME)
    assert income is not None
    assert income.saying.finding == "合计 ¥48.00，最多的是停车收入：¥50.00。"
    assert "广告收入" not in income.wide
    assert len(income.saying.numbers.rows) == 2
    assert account_bars(ZH, statement("2026Q1"), EXPENSE) is None


def test_quarters_make_a_line_from_the_second_on() -> None:
    first = statement("2025Q4", ("停车收入", INCOME, 0, 5000), ("工程支出", EXPENSE, 1000, 0))
    second = statement("2026Q1", ("停车收入", INCOME, 0, 6000))
    assert quarter_lines(ZH, [first]) is None
    assert quarter_lines(ZH, [statement("2025Q4"), statement("2026Q1")]) is None
    drawn = quarter_lines(ZH, [first, second])
    assert drawn is not None
    assert drawn.saying.finding == "2026Q1收入 ¥60.00，支出 ¥0.00。"
    assert [row[0] for row in drawn.saying.numbers.rows] == ["2025Q4", "2026Q1"]
