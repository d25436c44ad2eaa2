# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every case of the legal test vectors for owners' votes; `data/README.md` says where they come from."""

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from services.deliberation.domain.counting import Sides
from services.deliberation.domain.measures import Measure
from services.deliberation.domain.outcomes import Obstacle, Outcome, Tally
from tests.unit.deliberation.legal_case import Case

DATA = Path(__file__).parent / "data" / "owner-votes.jsonl.gz"
CASES = [json.loads(text) for text in gzip.decompress(DATA.read_bytes()).decode().splitlines()]


@pytest.mark.parametrize("given", CASES, ids=[case["id"] for case in CASES])
def test_the_case_comes_out(given: dict[str, Any]):
    case = Case(given)
    expected, found = case.expected, case.outcome
    assert measure(found.roll) == expected["denominator"]
    assert tally(found.strict) == expected["strict"]
    assert deemed(found, case) == expected["deemed"]
    assert [doubt.value for doubt in found.doubts] == expected["review"]
    assert found.result.value.upper() == expected["result"]
    assert fates_as_expected(case)
    mixed = case.count(case.units).mixed
    assert len(mixed) == expected.get("mixed_head_count", len(expected.get("mixed_heads", mixed)))


def fates_as_expected(case: Case) -> bool:
    if "ballots" in case.expected and case.expected["ballots"] != case.fates:
        return False
    counted = case.expected.get("ballot_fates")
    return counted is None or counted == Counter(case.fates.values())


def measure(found: Measure) -> dict[str, int]:
    return {"area": found.area, "heads": found.heads}


def sides(found: Sides) -> dict[str, Any]:
    names = ("participating", "agree", "disagree", "abstain", "no_side")
    return {name: measure(getattr(found, name)) for name in names}


def tally(found: Tally) -> dict[str, Any]:
    return sides(found.sides) | {
        "quorum": {"area": found.quorum_by_area, "heads": found.quorum_by_heads},
        "approval": {"area": found.approved_by_area, "heads": found.approved_by_heads},
        "result": found.result.value.upper(),
    }


def deemed(found: Outcome, case: Case) -> dict[str, Any] | None:
    if case.given["non_response"]["mode"] == "strict":
        return None
    if found.deemed is None:
        return {"allowed": False, "refused_because": [Obstacle(one).value for one in found.obstacles]}
    silent = case.count(case.units).silent
    said = {"allowed": True, "refused_because": [], "silent": measure(silent), "majority": found.majority}
    return said | tally(found.deemed)
