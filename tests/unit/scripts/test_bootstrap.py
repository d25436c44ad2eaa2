# SPDX-License-Identifier: AGPL-3.0-or-later
"""The setup says at once which Pythons it works with, whatever it is run by."""

import subprocess
import sys
from pathlib import Path

import pytest

BOOTSTRAP = Path(__file__).resolve().parents[3] / "scripts" / "bootstrap.py"
PRETENDING = "import runpy, sys; sys.version_info = {version}; runpy.run_path({path!r}, run_name='setup')"


@pytest.mark.parametrize(("version", "works"), [((3, 10), 1), ((3, 11), 0), ((3, 13), 0), ((3, 14), 1)])
def test_a_python_without_the_locked_packages_is_told_so(version: tuple[int, int], works: int) -> None:
    given = (*version, 0, "final", 0)
    code = PRETENDING.format(version=given, path=str(BOOTSTRAP))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == works, run.stderr
    assert ("Python 3.11 to 3.13" in run.stderr) == bool(works)
    assert ("make setup PYTHON=" in run.stderr) == bool(works)
