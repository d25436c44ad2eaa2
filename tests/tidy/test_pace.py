# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pace: a test file takes twenty seconds at most or says why; what shares a machine runs in one process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.pace import BUDGET_S, GROUPS, ROOT, group, over_budget, turn
from tests.tidy.source import Offence, assert_kept, plant


def find(root: Path) -> list[Offence]:
    return [
        Offence(folder, 1, "there is no such folder: take it out of GROUPS in tests/pace.py")
        for folder in GROUPS
        if not (root / folder).is_dir()
    ]


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


def test_planted_folder_that_is_gone(tmp_path: Path) -> None:
    for folder in list(GROUPS)[1:]:
        plant(tmp_path, f"{folder}/test_lamps.py")
    assert [offence.path for offence in find(tmp_path)] == list(GROUPS)[:1]


def test_planted_file_that_takes_long(tmp_path: Path) -> None:
    plant(tmp_path, "tests/test_said.py", 'TAKES_LONG = "lamps warm up"\n')
    plant(tmp_path, "tests/test_unsaid.py", "TAKES_LONG = ''\n# TAKES_LONG = \"why\"\n")
    plant(tmp_path, "tests/test_quick.py")
    seconds = {f"tests/test_{name}.py": BUDGET_S + 1.0 for name in ("said", "unsaid")}
    (offence,) = over_budget(seconds | {"tests/test_quick.py": float(BUDGET_S)}, tmp_path)
    assert offence.startswith("tests/test_unsaid.py took 21 s")


def test_files_of_a_group_run_in_one_process_and_others_by_themselves() -> None:
    assert group("tests/browser/test_staff.py") == group("tests/system/portal/test_forms.py")
    assert group("tests/system/dispatch/test_http.py") != group("tests/system/dispatch/test_places.py")


def test_what_a_process_dies_of_fails_once_and_the_others_go_on(tmp_path: Path) -> None:
    hook = "def pytest_configure(config):\n    config.pluginmanager.register(Pace())"
    plant(tmp_path, "conftest.py", f"from tests.pace import Pace\n{hook}")
    died = "import os\ndef test_first(): pass\ndef test_dies(): os._exit(1)\ndef test_last(): pass"
    plant(tmp_path, "test_dying.py", died)
    plant(tmp_path, "test_other.py", "def test_other(): pass")
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", str(tmp_path)]
    env = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    run = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert "1 failed, 3 passed" in run.stdout, run.stdout
    assert "crashed while running 'test_dying.py::test_dies'" in run.stdout


def test_what_takes_long_begins_first(tmp_path: Path) -> None:
    plant(tmp_path, "tests/unit/test_long.py", 'TAKES_LONG = "lamps warm up"\n')
    plant(tmp_path, "tests/unit/test_quick.py")
    ids = [f"tests/{file}.py::test_it" for file in ("unit/test_quick", "unit/test_long", "browser/test_a")]
    ids.append("tests/system/demo/test_demo.py::test_it")
    assert sorted(ids, key=lambda one: turn(one, tmp_path / one.partition("::")[0])) == ids[::-1]
