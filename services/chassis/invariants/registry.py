# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a service declares as true of its data, and what a check found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from services.chassis.invariants.service_data import ServiceData

WHOLE = ""
KEPT_OFFENCES = 1000
Check = Callable[[ServiceData], Iterator[str]]


@dataclass(frozen=True)
class Finding:
    """What one check said. At most 1,000 `offences` are kept; `broken` counts all."""

    name: str
    doc: str
    checked: int
    broken: int
    offences: tuple[str, ...]


@dataclass(frozen=True)
class Invariant:
    """One thing that must be true. An offence's text stays the same while the offence does."""

    name: str
    check: Check

    @property
    def doc(self) -> str:
        return (self.check.__doc__ or "").strip().splitlines()[0]

    def find(self, data: ServiceData) -> Finding:
        checked = broken = 0
        offences: list[str] = []
        for text in self.check(data):
            checked += 1
            if text:
                broken += 1
                offences += [text] if len(offences) < KEPT_OFFENCES else []
        return Finding(self.name, self.doc, checked, broken, tuple(offences))


class Invariants:
    """A service's invariants, in the order of their declaration."""

    def __init__(self) -> None:
        self._all: list[Invariant] = []

    def holds(self, check: Check) -> Check:
        """Register a check under its function's name; the first line of its docstring says what is true."""
        if any(known.name == check.__name__ for known in self._all):
            raise ValueError(f"invariant {check.__name__} is declared already")
        self._all.append(Invariant(check.__name__, check))
        return check

    def __iter__(self) -> Iterator[Invariant]:
        return iter(self._all)


def differences(what: str, stored: object, /, **told: object) -> str:
    """Which fields of a stored value are not what was told; empty if all are."""
    wrong = [
        f"{name} is {getattr(stored, name)!r}, told was {value!r}"
        for name, value in told.items()
        if getattr(stored, name) != value
    ]
    return f"{what}: {'; '.join(wrong)}" if wrong else WHOLE


def told(message: Any, *names: str) -> dict[str, Any]:  # noqa: ANN401 - generated messages are untyped
    """Fields of an event's message as stored values: what is not set is None, what repeats is a tuple."""
    found: dict[str, Any] = {}
    for name in names:
        field, value = message.DESCRIPTOR.fields_by_name[name], getattr(message, name)
        absent = field.has_presence and not message.HasField(name)
        found[name] = None if absent else tuple(value) if field.is_repeated else value
    return found
