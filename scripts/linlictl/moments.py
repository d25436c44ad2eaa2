# SPDX-License-Identifier: AGPL-3.0-or-later
"""Moments and days as an operator types them."""

from datetime import UTC, date, datetime, time

import click


def moment(_context: click.Context, _parameter: click.Parameter, text: str | None) -> datetime | None:
    """A moment with its zone (ISO 8601). Raises BadParameter."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no time like 2026-03-02T08:00+08:00") from None
    if found.tzinfo is None:
        raise click.BadParameter(f"{text!r} has no zone: write {text}+08:00, or Z for UTC")
    return found


def day(_context: click.Context, _parameter: click.Parameter, text: str) -> datetime:
    """The beginning of a day, UTC. Raises BadParameter."""
    try:
        return datetime.combine(date.fromisoformat(text), time(), UTC)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no day like 2026-03-02") from None
