# SPDX-License-Identifier: AGPL-3.0-or-later
"""One test over many things: it tells of each that does not hold, as the house rules do.

A test for each of a thousand small things costs more than the things: every process collects and reports it.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

T = TypeVar("T")


def offences(check: Callable[[T], None], things: Mapping[str, T]) -> list[str]:
    """What the check says of each thing, by its name, of which it does not hold."""
    return [f"{name}: {wrong}" for name, thing in things.items() if (wrong := _wrong(check, thing))]


def assert_each(check: Callable[[T], None], things: Mapping[str, T]) -> None:
    found = offences(check, things)
    assert not found, f"{len(found)} of {len(things)}:\n" + "\n".join(found)


def _wrong(check: Callable[[T], None], thing: T) -> str:
    try:
        check(thing)
    except Exception as error:  # noqa: BLE001 (whatever it is, the others are looked at, too)
        notes = "".join(f"\n  {note}" for note in getattr(error, "__notes__", ()))
        return f"{type(error).__name__}: {error}{notes}"
    return ""
