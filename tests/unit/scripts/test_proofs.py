# SPDX-License-Identifier: AGPL-3.0-or-later
"""The alterations that the demo plants are found by the verifier, each of them."""

import json
from typing import Any

import pytest

from scripts import verify
from scripts.demo.story.proofs import OF_RATINGS, is_found, of_accounts
from tests.unit.credit.test_verify import LIVED, ON
from tests.unit.credit.test_verify import log as rating_log
from tests.unit.finance.test_verify_statement import log as statement_log


def leaves(facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"data": json.dumps(fact)} for fact in facts]


@pytest.mark.parametrize("name", of_accounts("s1"))
def test_of_a_statement(name: str) -> None:
    found = leaves([*statement_log("s0", "2025Q4"), *statement_log()])
    assert is_found(found, lambda given: verify.check_statement(given, "s1"), of_accounts("s1")[name])


@pytest.mark.parametrize("name", OF_RATINGS)
def test_of_a_rating(name: str) -> None:
    found = leaves(rating_log(LIVED, ON))
    assert is_found(found, lambda given: verify.check_rating(given, "r1"), OF_RATINGS[name])


def test_what_nobody_altered_adds_up() -> None:
    found = leaves(rating_log(LIVED, ON))
    assert not is_found(found, lambda given: verify.check_rating(given, "r1"), lambda _facts: None)
