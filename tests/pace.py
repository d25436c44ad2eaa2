# SPDX-License-Identifier: AGPL-3.0-or-later
"""How tests share the cores of a machine, and how long one file of them may take."""

import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

ROOT = Path(__file__).parents[1]
UNHURRIED = {"LINLI_MONGODB_TIMEOUT_SECONDS": "60"}
"""What services of tests are given: while others work the engine's cores, a statement may take its time."""
GROUPS = {
    "tests/system/demo": "machine",
    "tests/system/chaos": "machine",
    "tests/system/stack": "machine",
    "tests/browser": "town",
    "tests/system/portal": "town",
    "tests/tidy": "tree",
}
"""Folder → the process that runs all of it, the longest first.

One running town; what starts and stops whole stacks; what reads every file's syntax tree, which takes longer
than all that is asked of it.
"""
TURNS = tuple(dict.fromkeys(GROUPS.values()))
BUDGET_S = 20
SLOWEST_TOLD = 30
REASON = re.compile(r'^TAKES_LONG = \(?\s*"', re.MULTILINE)


def group(nodeid: str) -> str:
    """What must run in one process: the folders above together, any other file by itself."""
    path = nodeid.partition("::")[0]
    return next((name for folder, name in GROUPS.items() if path.startswith(f"{folder}/")), path)


def turn(nodeid: str, file: Path) -> int:
    """When a test's turn comes: what takes longest begins first, so that nobody waits for it at the end."""
    own = group(nodeid)
    return TURNS.index(own) if own in TURNS else len(TURNS) + (not _takes_long(file))


@cache
def _takes_long(path: Path) -> bool:
    return REASON.search(path.read_text(encoding="utf-8")) is not None


def over_budget(seconds: dict[str, float], root: Path) -> list[str]:
    """The files that took longer than they may and give no reason (`TAKES_LONG = "…"`)."""
    return [
        f"{path} took {taken:.0f} s, the budget is {BUDGET_S}: say why in TAKES_LONG, or make it faster"
        for path, taken in sorted(seconds.items())
        if taken > BUDGET_S and not _takes_long(root / path)
    ]


def slowness() -> float:
    """How many times longer than on an idle machine things may take now: jobs that run, for each core."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


class Grouped(LoadScopeScheduling):
    """Gives a process all tests of a group; `--dist loadgroup` of xdist 3.8 sees no groups in pytest 9.2."""

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)

    def remove_node(self, node: WorkerController) -> str | None:
        """What a process died of has failed: xdist would try it again in each of a dozen others."""
        units = self.assigned_work[node].values()
        died = next(((unit, test) for unit in units for test, done in unit.items() if not done), None)
        if died is None:
            return super().remove_node(node)
        unit, test = died
        unit[test] = True
        super().remove_node(node)
        return test


class Pace:
    """The plugin that `conftest.py` registers."""

    def __init__(self) -> None:
        self._seconds: Counter[str] = Counter()
        self._offences: list[str] = []

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: object) -> LoadScopeScheduling:
        return Grouped(config, log)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """In the same order in every process, as xdist demands."""
        items.sort(key=lambda item: turn(item.nodeid, item.path))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._seconds[report.nodeid.partition("::")[0]] += report.duration

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """Name the files that are over their budget; a busy machine's seconds count less.

        That is told, and no failure: how fast a machine is says nothing about the product.
        """
        rate = slowness()
        self._offences = over_budget({path: taken / rate for path, taken in self._seconds.items()}, ROOT)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if len(self._seconds) > SLOWEST_TOLD:
            terminalreporter.write_line(f"the slowest of {sum(self._seconds.values()):.0f} s of tests:")
            for path, seconds in self._seconds.most_common(SLOWEST_TOLD):
                terminalreporter.write_line(f"{seconds:6.0f} s  {path}")
        for offence in self._offences:
            terminalreporter.write_line(offence, red=True)
