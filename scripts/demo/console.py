# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the person at the terminal sees: headings, one line a step, progress."""

import time
from collections.abc import Sequence
from typing import Self

from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from scripts import terminal

TICK, CROSS = "✓", "✗"
PROGRESS_EVERY_S = 5.0


def heading(text: str) -> None:
    say(f"\n== {text}")


def tick(text: str) -> None:
    say(f"  {TICK} {text}")


def cross(text: str) -> None:
    say(f"  {CROSS} {text}")


def say(text: str) -> None:
    print(text, flush=True)


class Progress:
    """A bar on a terminal, and now and then a line elsewhere."""

    def __init__(self, total: int) -> None:
        console = terminal.console()
        columns = (BarColumn(), TextColumn("{task.description}"))
        self._bar = Bar(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._bar.add_task("", total=total)
        self._next = time.monotonic()

    def show(self, done: int, text: str) -> None:
        self._bar.update(self._task, completed=done, description=text)
        if self._bar.disable and time.monotonic() >= self._next:
            say(f"  {text}")
            self._next = time.monotonic() + PROGRESS_EVERY_S

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()


def table(rows: Sequence[Sequence[str]]) -> None:
    say(terminal.table(rows, indent="  "))
