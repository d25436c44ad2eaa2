# SPDX-License-Identifier: AGPL-3.0-or-later
"""Moments and days as an operator types them."""

from datetime import UTC, datetime, time

import click

from services.chassis import written


def moment(_context: click.Context, _parameter: click.Parameter, text: str | None) -> datetime | None:
    """A moment with its zone (ISO 8601). Raises BadParameter."""
    if text is None:
        return None
    try:
        return written.moment(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no time with its zone like 2026-03-02T08:00+08:00") from None


def day(_context: click.Context, _parameter: click.Parameter, text: str) -> datetime:
    """The beginning of a day, UTC. Raises BadParameter."""
    try:
        return datetime.combine(written.day(text), time(), UTC)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no day like 2026-03-02") from None
