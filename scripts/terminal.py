# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables and progress as people read them; in a pipe or a file every line is whole and plain."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

UNBOUNDED = 10_000


def console(*, stderr: bool = False) -> Console:
    """As wide as the terminal; where there is none, as wide as any line."""
    found = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not found.is_terminal:
        found.width = UNBOUNDED
    return found


def table(rows: Iterable[Sequence[object]], columns: Sequence[str] = (), indent: str = "") -> str:
    """Rows under their columns' names; a Chinese character takes two places."""
    made = Table(*columns, box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=bool(columns))
    for row in rows:
        made.add_row(*(Text(str(cell), overflow="fold") for cell in row))
    out = console()
    with out.capture() as taken:
        out.print(made)
    return "\n".join(indent + line.rstrip() for line in taken.get().splitlines())
