# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who does not pay is nobody else's business: neither a door nor a list of names may hear of it."""

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
EVENTS = yaml.safe_load((ROOT / "proto" / "events.yaml").read_text("utf-8"))
OF_ARREARS = (
    "ArrearsOpened",
    "DemandServed",
    "ArrearsMediated",
    "SuitFiled",
    "ArrearsClosed",
    "LimitationNear",
    "BillReminded",
    "BillHoldAsked",
    "BillHoldGranted",
    "BillHoldRefused",
    "BillHoldEnded",
)


@pytest.mark.parametrize("name", OF_ARREARS)
def test_only_who_tells_the_payer_hears_of_it(name: str):
    """Civil Code Art. 944: nothing is cut off for arrears; PIPL Art. 25: no name is published."""
    assert EVENTS[f"linli.finance.v1.{name}"]["consumers"] == ["outreach"]


def test_nothing_public_is_about_arrears():
    public = yaml.safe_load((ROOT / "proto" / "http" / "finance.v1.yaml").read_text("utf-8"))["paths"]
    words = ("arrears", "bill-holds", "household-accounts")
    assert not [path for path in public if "/public/" in path and any(word in path for word in words)]
