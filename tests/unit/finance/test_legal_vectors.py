# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every case of the legal test vectors for fees and common income (`data/README.md`)."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Money
from services.finance.domain import fees
from services.finance.domain.common_income import Cost, FundPart, Split, split
from services.finance.domain.fees import Change, LateTerms, Open
from services.finance.domain.shares import shares

DATA = Path(__file__).parent / "data"
FEES = [json.loads(text) for text in (DATA / "fee.jsonl").read_text("utf-8").splitlines()]
INCOME = [json.loads(text) for text in (DATA / "common-income.jsonl").read_text("utf-8").splitlines()]
Given = dict[str, Any]


def bill(case: Given) -> Money:
    first, last = (case.get(name, "2024-01-01") for name in ("from", "through"))
    months = case.get("months") or months_between(first, last)
    vacant, percent = len(case.get("vacant_months", ())), case.get("vacancy_percent_payable", 100)
    return fees.by_area(case["area"], case["price"], months, vacant, percent)


def months_between(first: str, last: str) -> int:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return 12 * (end.year - begin.year) + end.month - begin.month + 1


def changed(case: Given) -> Given:
    whole = bill(case)
    days = [date.fromisoformat(case[name]) for name in ("from", "through", "changed_on")]
    old, new = fees.at_change(whole, *days, Change(case["rule"]))
    return {"total": whole.fen, "old_owner": old.fen, "new_owner": new.fen}


def prepaid(case: Given) -> Given:
    names = ("this_month", "paid_through", "contract_through", "limit_months")
    most = fees.most_prepaid(*(case[name] for name in names))
    return {"most_months": most, "accepted": case["months"] <= most}


def apportioned(case: Given) -> Given:
    bills = [
        Open(
            one["bill"],
            date.fromisoformat(one["due"]),
            Money(one["principal"]),
            Money(one.get("late_fee", 0)),
        )
        for one in case["bills"]
    ]
    settled, left = fees.apportion(Money(case["payment"]), bills, case.get("named_bill", ""))
    paid = {one.bill: {"late_fee": one.late_fee.fen, "principal": one.principal.fen} for one in settled}
    owed = Counter({one.bill: one.principal.fen + one.late_fee.fen for one in bills})
    owed.subtract({one.bill: one.principal.fen + one.late_fee.fen for one in settled})
    return {"paid": paid, "still_open": dict(+owed), "credit_left": left.fen}


def late(case: Given) -> Given:
    terms = LateTerms(
        case.get("rate_per_million_per_day", 0),
        case.get("grace_days", 0),
        case.get("cap_percent"),
        waived="waived" in case,
    )
    payments = [(date.fromisoformat(one["on"]), Money(one["amount"])) for one in case.get("payments", ())]
    due, until = (date.fromisoformat(case[name]) for name in ("due", "until"))
    days, before, fee = fees.late_fee(Money(case["principal"]), due, until, terms, payments)
    return {"days": days, "before_cap": before.fen, "late_fee": fee.fen}


def shared(case: Given) -> Given:
    units, key = case["units"], case["key"]
    weights = [1 if key == "equal" else unit[key] for unit in units]
    metered = (case.get("quantity", 0), case.get("unit_price", 0))
    parts = shares(case.get("amount") or fees.by_area(*metered, 1).fen, weights)
    return {"shares": {unit["unit"]: part for unit, part in zip(units, parts, strict=True)}}


OPERATIONS = {
    "bill": lambda case: {"amount": bill(case).fen},
    "change_of_owner": changed,
    "prepayment": prepaid,
    "apportion": apportioned,
    "late_fee": late,
    "shared_cost": shared,
}


@pytest.mark.parametrize("case", FEES, ids=[case["id"] for case in FEES])
def test_the_fee_comes_out(case: Given):
    found = OPERATIONS[case["input"]["op"]](case["input"])
    assert found == {name: case["expected"][name] for name in found}


class Xorshift32:
    """The vectors' generator, written again after their description."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def draw(self, below: int) -> int:
        state = self.state
        state ^= state << 13 & 0xFFFFFFFF
        state ^= state >> 17
        state ^= state << 5 & 0xFFFFFFFF
        self.state = state
        return state % below


def areas_of(case: Given) -> list[int]:
    made = case.get("generator")
    if made is None:
        return [unit["area"] for unit in case["units"]]
    if made["name"] == "equal":
        return [made["area"]] * made["units"]
    numbers = Xorshift32(made["seed"])
    return [made["least"] + numbers.draw(made["span"]) for _ in range(made["units"])]


def income(case: Given) -> Split:
    rule = case.get("fund_rule", {"mode": FundPart.NOTHING})
    return split(
        [Money(one["amount"]) for one in case["income"]],
        [Cost(Money(one["amount"]), one["proven"]) for one in case["costs"]],
        areas_of(case),
        FundPart(rule["mode"]),
        rule.get("percent", 0),
    )


def hashed(number: int, parts: list[int]) -> bytes:
    return f"{number}:{','.join(map(str, parts))}\n".encode()


@pytest.mark.parametrize(
    "case", [one for one in INCOME if one["rule"] != "random-splits"], ids=lambda case: case["id"]
)
def test_the_common_income_comes_out(case: Given):
    found, expected = income(case["input"]), case["expected"]
    parts = [one.fen for one in found.shares]
    assert (found.income.fen, found.cost.fen, found.refused.fen) == (
        expected["income"],
        expected["reasonable_cost"],
        expected["refused_cost"],
    )
    assert (found.to_fund.fen, found.to_owners.fen, found.deficit.fen) == (
        expected["to_fund"],
        expected["to_owners"],
        expected["carried_deficit"],
    )
    if "shares" in expected:
        assert parts == list(expected["shares"].values())
    else:
        assert sha256(hashed(0, parts)).hexdigest() == expected["shares_sha256"]


def series(made: Given) -> Iterator[tuple[int, list[int]]]:
    numbers = Xorshift32(made["seed"])
    for _ in range(made["count"]):
        units = 1 + numbers.draw(made["max_units"])
        net = numbers.draw(made["max_net"])
        yield net, [1 + numbers.draw(30000) for _ in range(units)]


@pytest.mark.parametrize(
    "case", [one for one in INCOME if one["rule"] == "random-splits"], ids=lambda case: case["id"]
)
def test_random_splits_come_out(case: Given):
    asked, digest, total = case["input"], sha256(), 0
    first = asked["first_index"]
    for number, (net, areas) in enumerate(series(asked["generator"])):
        if first <= number < first + asked["splits"]:
            parts = shares(net, areas)
            total += sum(parts)
            digest.update(hashed(number, parts))
    assert (total, digest.hexdigest()) == (
        case["expected"]["sum_of_all_shares"],
        case["expected"]["sha256"],
    )


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**6), min_size=1, max_size=50))
def test_parts_come_to_the_whole_and_each_is_its_quota_or_one_more(whole: int, weights: list[int]):
    parts, total = shares(whole, weights), sum(weights)
    assert sum(parts) == (whole if total else 0)
    for part, weight in zip(parts, weights, strict=True):
        assert not total or 0 <= part - whole * weight // total <= 1
