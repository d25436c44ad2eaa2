# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the person at the terminal sees: headings, one line a step, progress."""

import sys
import time
from collections.abc import Sequence

TICK, CROSS = "✓", "✗"
PROGRESS_EVERY_S = 5.0
PROGRESS_EVERY_ON_TERMINAL_S = 0.5


def heading(text: str) -> None:
    say(f"\n== {text}")


def tick(text: str) -> None:
    say(f"  {TICK} {text}")


def cross(text: str) -> None:
    say(f"  {CROSS} {text}")


def say(text: str) -> None:
    print(text, flush=True)


class Progress:
    """A line that is written over on a terminal, and now and then a line of its own elsewhere."""

    def __init__(self) -> None:
        self._terminal = sys.stdout.isatty()
        self._next = time.monotonic()

    def show(self, text: str) -> None:
        if time.monotonic() < self._next:
            return
        if self._terminal:
            print(f"\r  {text}\033[K", end="", flush=True)
        else:
            say(f"  {text}")
        self._next = time.monotonic() + (PROGRESS_EVERY_ON_TERMINAL_S if self._terminal else PROGRESS_EVERY_S)

    def end(self) -> None:
        if self._terminal:
            print("\r\033[K", end="", flush=True)


def table(rows: Sequence[Sequence[str]]) -> None:
    """Columns wide enough for their cells; a Chinese character takes two places."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        say("  " + "  ".join(padded).rstrip())


def _width(text: str) -> int:
    first_wide = "\u2e80"
    return sum(2 if character >= first_wide else 1 for character in text)
