# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is measured runs in processes of its own: each gets its orders and says its results as JSON."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Self

from scripts.bench.environment import PYTHON
from scripts.debian import ROOT

HERE = Path(__file__).parent
TIMEOUT_S = 1800
TAIL = 3000


class ChildFailed(Exception):
    """A measured process ended without a result; the text ends with what it said."""


def chassis(module: str) -> list[str]:
    """A module of this package, in the project's environment."""
    return [sys.executable, "-m", f"scripts.bench.{module}"]


def foreign(name: str) -> list[str]:
    """A baseline that lives in the baselines' environment and sees nothing of ours."""
    return [str(PYTHON), "-W", "ignore", str(HERE / "baselines" / f"{name}.py")]


class Child:
    """A running process; ends with the block, or is ended when it takes too long."""

    def __init__(self, command: list[str], orders: Mapping[str, Any], limit_s: float = TIMEOUT_S) -> None:
        self.process = subprocess.Popen(
            [*command, json.dumps(orders)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._name = " ".join(command[1:])
        self._limit = Timer(limit_s, self.process.kill)

    def __enter__(self) -> Self:
        self._limit.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._limit.cancel()
        self.process.kill()
        self.process.communicate()

    def hear(self) -> dict[str, Any]:
        """The child's next line of JSON. Raises ChildFailed."""
        assert self.process.stdout
        for line in self.process.stdout:
            if line.startswith('{"bench"'):
                heard: dict[str, Any] = json.loads(line)["bench"]
                return heard
        _, said = self.process.communicate()
        raise ChildFailed(f"{self._name} gave no result:\n{said[-TAIL:]}")

    def finish(self) -> dict[str, Any]:
        """All that the child says until it ends, later facts over earlier ones. Raises ChildFailed."""
        output, said = self.process.communicate()
        lines = [line for line in output.splitlines() if line.startswith('{"bench"')]
        if not lines or self.process.returncode:
            raise ChildFailed(f"{self._name} gave no result:\n{said[-TAIL:]}")
        heard: dict[str, Any] = {}
        for line in lines:
            heard |= json.loads(line)["bench"]
        return heard

    def tell(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()


def ask(command: list[str], orders: Mapping[str, Any]) -> dict[str, Any]:
    """Run a child to its end and return what it said."""
    with Child(command, orders) as child:
        return child.finish()
