# SPDX-License-Identifier: AGPL-3.0-or-later
"""The spine keeps its promise while it is killed, and each of its guards is needed for that."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.chaos.guards import GUARDS
from tests.chaos.plan import KINDS, make
from tests.tidy.source import ROOT

LONGEST_S = 900


def chaos(*arguments: str) -> tuple[int, dict[str, Any], str]:
    """Exit code, last line and what was said of a run."""
    command = (sys.executable, "-m", "tests.chaos", *arguments)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST_S, check=False)
    lines = done.stdout.splitlines()
    return done.returncode, json.loads(lines[-1]) if lines else {}, done.stderr


def test_nothing_is_lost_doubled_or_reordered() -> None:
    code, found, said = chaos("--duration", "30", "--gap", "2", "--seed", "20")
    assert code == 0, said
    assert (found["lost"], found["doubled"], found["reordered"]) == (0, 0, 0)
    assert found["kills"] >= 3
    assert found["acknowledged"] > 20
    assert found["events"] > 50
    assert set(found["invariants"].values()) == {"ok"}


@pytest.mark.parametrize("guard", sorted(GUARDS))
def test_without_a_guard_it_fails(guard: str) -> None:
    code, found, said = chaos(
        "--duration", "15", "--gap", "2", "--seed", "5", "--copies", "1", "--break", guard
    )
    assert code == 1, said
    assert found["lost"] + found["doubled"] > 0, said


def test_the_plan_follows_from_the_seed() -> None:
    assert make(7, 3600, 3, 2) == make(7, 3600, 3, 2)
    assert make(7, 3600, 3, 2) != make(8, 3600, 3, 2)
    assert {fault.kind for fault in make(7, 3600, 3, 2)} == set(KINDS)
