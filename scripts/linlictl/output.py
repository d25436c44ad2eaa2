# SPDX-License-Identifier: AGPL-3.0-or-later
"""Results as a table for people or as one JSON document for programs; progress on standard error."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from scripts import terminal

WIDEST = 100


@dataclass(frozen=True)
class Show:
    """How this run shows its results."""

    form: str

    def rows(self, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
        """A list of results; the table shows these columns only, JSON everything."""
        if self.form == "json":
            self._json(rows)
            return
        lines = [[_cell(row.get(name)) for name in columns] for row in rows]
        click.echo(terminal.table(lines, [name.upper() for name in columns]))

    def one(self, result: Mapping[str, Any]) -> None:
        """A single result, one line a field."""
        if self.form == "json":
            self._json(result)
            return
        for name, value in result.items():
            nested = isinstance(value, dict | list)
            text = json.dumps(value, ensure_ascii=False, indent=2, default=str) if nested else _plain(value)
            click.echo(f"{name}: {text}")

    def _json(self, result: object) -> None:
        click.echo(json.dumps(result, ensure_ascii=False, default=str))


def say(text: str) -> None:
    """News for the person at the terminal."""
    click.echo(text, err=True)


def agreed(question: str, *, yes: bool) -> None:
    """Ask before a change. Raises Abort for no, UsageError where nobody can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("nobody can be asked here: say --yes, or --dry-run to look only")
    click.confirm(question, abort=True, err=True)


def _cell(value: object) -> str:
    text = _plain(value).replace("\n", " ")
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def _plain(value: object) -> str:
    return "-" if value is None else str(value)
