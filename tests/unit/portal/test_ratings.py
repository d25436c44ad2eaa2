# SPDX-License-Identifier: AGPL-3.0-or-later
"""What whom a file is about can do on its page, and points as people write them."""

from typing import Any

import pytest

from services.portal.areas.ratings import own
from services.portal.areas.ratings.desk import _in_hundredths
from services.portal.client.models.credit import CaseView, FactView

NOW = "2026-03-02T09:00:00+08:00"
APPEALABLE: dict[str, bool] = {"may_appeal": True, "may_repair": False}
REPAIRABLE: dict[str, bool] = {"may_appeal": False, "may_repair": True}
SETTLED: dict[str, bool] = {"may_appeal": False, "may_repair": False}


def fact(name: str, **more: Any) -> FactView:
    given = {
        "id": name,
        "version": 1,
        "file_id": "file",
        "kind": "inspection",
        "place": "/320585",
        "happened_on": "2026-03-01",
        "recorded_on": "2026-03-02",
        "appeal_until": NOW,
        "evidence": [],
        "matter": "",
        "note": "",
        "rule": "M-402",
        "points": 1500,
        "valid_until": None,
        "disputed": False,
        "withdrawn_on": None,
        "withdrawn_why": "",
        "rectified_on": None,
        "repaired_on": None,
    }
    return FactView.model_validate(given | more)


def case(state: str) -> CaseView:
    given: dict[str, Any] = dict.fromkeys(CaseView.model_fields)
    said = {"id": "c", "version": 1, "file_id": "file", "place": "/320585", "state": state, "ended_why": ""}
    said |= {"opened_at": NOW, "interview_by": NOW, "appeal_until": NOW, "rechecks": []}
    return CaseView.model_validate(given | said)


def test_each_record_has_the_way_that_is_open_for_it():
    facts = [fact("a", **APPEALABLE), fact("b", **REPAIRABLE), fact("c", **SETTLED)]
    assert list(own._acts(facts, None)) == ["appeal_a", "repair_b"]


@pytest.mark.parametrize(("state", "open_still"), [("notified", True), ("exited", False), ("closed", False)])
def test_a_red_light_is_appealed_against_while_its_case_is_under_way(state: str, open_still: bool):
    assert ("appeal-case" in own._acts([], case(state))) is open_still


@pytest.mark.parametrize(
    ("typed", "hundredths"), [("15", 1500), ("2.5", 250), ("0.05", 5), ("2,5", "2,5"), ("-1", "-1")]
)
def test_points_are_hundredths_and_what_is_none_is_left_for_the_service_to_refuse(
    typed: str, hundredths: object
):
    assert _in_hundredths({"points": typed})["points"] == hundredths


def test_without_points_the_rule_has_them():
    assert _in_hundredths({"kind": "training"}) == {"kind": "training"}
