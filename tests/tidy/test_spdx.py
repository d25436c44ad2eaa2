# SPDX-License-Identifier: AGPL-3.0-or-later
"""Licence: every Python file names it first, and LICENSE is its full text."""

from __future__ import annotations

from pathlib import Path

from tests.tidy.source import ROOT, Offence, assert_kept, files, plant, relative

LINE = "# SPDX-License-Identifier: AGPL-3.0-or-later"
LICENCE_LINES = 661


def find(root: Path) -> list[Offence]:
    return [
        Offence(relative(root, path), 1, f"first line: {LINE}") for path in files(root) if not _named(path)
    ]


def _named(path: Path) -> bool:
    lines = path.read_text(encoding="utf-8").splitlines()[:2]
    if lines and lines[0].startswith("#!"):
        lines = lines[1:]
    return not lines or lines[0] == LINE


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


def test_planted_file_without_it(tmp_path: Path) -> None:
    plant(tmp_path, "services/repair/__init__.py")
    plant(tmp_path, "services/repair/app.py", f"{LINE}\nx = 1\n")
    plant(tmp_path, "scripts/run.py", f"#!/usr/bin/env python3\n{LINE}\n")
    assert find(tmp_path) == []
    plant(tmp_path, "services/repair/store.py", '"""Documents."""\n')
    plant(tmp_path, "tests/unit/test_late.py", f'"""Late."""\n{LINE}\n')
    assert [offence.path for offence in find(tmp_path)] == [
        "services/repair/store.py",
        "tests/unit/test_late.py",
    ]


def test_licence_is_the_full_text() -> None:
    lines = (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()
    assert len(lines) == LICENCE_LINES
    assert lines[0].strip() == "GNU AFFERO GENERAL PUBLIC LICENSE"
    assert lines[1].strip() == "Version 3, 19 November 2007"
