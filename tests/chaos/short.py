# SPDX-License-Identifier: AGPL-3.0-or-later
"""A run of the harness as tests start it."""

import json
import subprocess
import sys
from typing import Any

from scripts.debian import ROOT

LONGEST_S = 900


def chaos(*arguments: str) -> tuple[int, dict[str, Any], str]:
    """Exit code, last line and what was said of a run."""
    command = (sys.executable, "-m", "tests.chaos", *arguments)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST_S, check=False)
    lines = done.stdout.splitlines()
    return done.returncode, json.loads(lines[-1]) if lines else {}, done.stderr
