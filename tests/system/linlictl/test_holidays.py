# SPDX-License-Identifier: AGPL-3.0-or-later
"""A year's holidays from a file: looked at, loaded once, refused when they are none."""

import json
from pathlib import Path

import pytest

from tests.system.linlictl.conftest import Spine

DAYS = [
    {"name": "元旦", "date": "2031-01-01", "isOffDay": True},
    {"name": "国庆节", "date": "2031-10-01", "isOffDay": True},
    {"name": "国庆节", "date": "2031-10-11", "isOffDay": False},
]


def written(folder: Path, **changed: object) -> str:
    """A file in the published form, with what its schema says of itself."""
    notice = {
        "$schema": "https://example.org/schema.json",
        "year": 2031,
        "papers": [],
        "days": DAYS,
    } | changed
    (folder / "2031.json").write_text(json.dumps(notice), encoding="utf-8")
    return str(folder / "2031.json")


def test_a_file_is_looked_at_then_loaded_and_the_second_time_changes_nothing(
    spine: Spine, tmp_path: Path
) -> None:
    file = written(tmp_path)
    looked = spine.ok("holidays", "load", file, "--dry-run", "--output", "json")
    assert [(row["date"], row["worked"]) for row in looked.json] == [
        ("2031-01-01", False),
        ("2031-10-01", False),
        ("2031-10-11", True),
    ]
    assert spine.identity.database.collection("holiday_notices").count_documents({}) == 0
    assert "are loaded" in spine.ok("holidays", "load", file, "--yes", "--reason", "通知").err
    assert spine.identity.database.collection("holiday_notices").count_documents({}) == 1
    assert "so already" in spine.ok("holidays", "load", file, "--yes").err
    assert spine.identity.database.collection("operations").count_documents({"what": "holidays.load"}) == 1


@pytest.mark.parametrize("changed", [{"days": DAYS[:1]}, {"days": []}, {"year": "next"}, {"more": 1}])
def test_what_is_no_notice_changes_nothing(spine: Spine, tmp_path: Path, changed: dict[str, object]) -> None:
    ran = spine.run("holidays", "load", written(tmp_path, **changed), "--yes")
    assert ran.code == 2
    assert spine.identity.database.collection("holiday_notices").count_documents({}) == 0
