# SPDX-License-Identifier: AGPL-3.0-or-later
"""Working time as it is typed: a stretch of hours or a day on each line."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from services.chassis import written
from services.portal.areas.council.acts import wrong_line
from services.portal.client.models.dispatch import CalendarPolicy
from services.portal.forms import Form

STRETCH = re.compile(r"([0-9]{1,2}:[0-9]{2})\s*[-–—~至]\s*([0-9]{1,2}:[0-9]{2})")
MINUTE = len("08:30")
TYPED = ("hours", "off", "worked")


def filled(policy: CalendarPolicy) -> dict[str, str]:
    """The form of what holds."""
    return {
        "hours": "\n".join("-".join(str(edge)[:MINUTE] for edge in stretch) for stretch in policy.hours),
        "off": "\n".join(on for on in sorted(policy.days) if not policy.days[on]),
        "worked": "\n".join(on for on in sorted(policy.days) if policy.days[on]),
        "version": str(policy.version),
    }


def said(form: Form) -> dict[str, Any]:
    """What was typed, as the API takes it. Raises Problem at the line that cannot be read."""
    off = dict.fromkeys(_days(form, "off"), False)
    worked = dict.fromkeys(_days(form, "worked", but=frozenset(off)), True)
    return {"hours": list(_hours(form)), "days": {f"{on}": kind for on, kind in (off | worked).items()}}


def _hours(form: Form) -> Iterator[list[str]]:
    for number, line in _lines(form, "hours"):
        found = STRETCH.fullmatch(line.replace("：", ":"))
        if found is None:
            raise wrong_line("hours", number)
        yield [edge.rjust(MINUTE, "0") for edge in found.groups()]


def _days(form: Form, field: str, but: frozenset[date] = frozenset()) -> Iterator[date]:
    for number, line in _lines(form, field):
        try:
            on = written.day(line)
        except ValueError:
            raise wrong_line(field, number) from None
        if on in but:
            raise wrong_line(field, number)
        yield on


def _lines(form: Form, field: str) -> Iterator[tuple[int, str]]:
    """With their numbers, from 0 on; empty lines say nothing."""
    lines = written.ascii_digits(form.text(field)).splitlines()
    return ((number, line.strip()) for number, line in enumerate(lines) if line.strip())
