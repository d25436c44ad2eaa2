# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names: a file is named after what it is about, never after the technique it uses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, entries, plant, relative

BANNED = re.compile(r"(^|_)(utils?|helpers?|(?<!project_)managers?|mixins?|commons?|misc)$")
"""`project_manager` (项目经理) is a person, and the only manager there is."""


def find(root: Path) -> list[Offence]:
    return [
        Offence(relative(root, entry), 1, "name it after the noun or the act it holds, not after a technique")
        for entry in entries(root)
        if entry.suffix != ".tpl" and BANNED.search(entry.name.split(".")[0].replace("-", "_").lower())
    ]


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.mark.parametrize(
    "path",
    [
        "services/repair/domain/utils.py",
        "services/repair/domain/date_helpers.py",
        "services/chassis/common/clock.py",
        "scripts/misc.sh",
        "tests/unit/mixins.py",
        "services/portal/areas/account/session_manager.py",
    ],
)
def test_planted_name(tmp_path: Path, path: str) -> None:
    plant(tmp_path, path)
    assert len(find(tmp_path)) == 1


def test_words_that_only_look_alike(tmp_path: Path) -> None:
    plant(tmp_path, "services/repair/domain/commonhold.py")
    plant(tmp_path, "services/identity/commands/appoint_project_manager.py")
    plant(tmp_path, "deploy/chart/templates/_helpers.tpl")
    assert find(tmp_path) == []
