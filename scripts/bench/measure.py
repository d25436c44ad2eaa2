# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers with their spread. Ours and a baseline are measured in turn, so the machine's drift cancels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import monotonic


@dataclass(frozen=True)
class Series:
    """Repetitions of one measurement."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def spread(self) -> tuple[float, float]:
        """The lowest and the highest."""
        return min(self.values), max(self.values)

    def over(self, other: "Series") -> "Series":
        """The ratio of each repetition to the other's of the same turn."""
        return Series(tuple(a / b for a, b in zip(self.values, other.values, strict=True)))


def alternate(
    subjects: Mapping[str, Callable[[], float]], turns: int, say: Callable[[str], None]
) -> dict[str, Series]:
    """Run every subject once a turn; every other turn in the opposite order."""
    taken: dict[str, list[float]] = {name: [] for name in subjects}
    for turn in range(turns):
        names = list(subjects)[:: 1 if turn % 2 == 0 else -1]
        for name in names:
            taken[name].append(subjects[name]())
        say(f"  {turn + 1}/{turns}  " + "  ".join(f"{name} {taken[name][-1]:,.0f}" for name in subjects))
    return {name: Series(tuple(values)) for name, values in taken.items()}


def in_turn(asks: Sequence[Callable[[], object]], times: int) -> list[Series]:
    """Milliseconds of each, one after the other in every turn; the first turn is not counted."""
    taken: list[list[float]] = [[] for _ in asks]
    for turn in range(times + 1):
        for ask, milliseconds in zip(asks, taken, strict=True):
            began = monotonic()
            ask()
            if turn:
                milliseconds.append((monotonic() - began) * 1000)
    return [Series(tuple(values)) for values in taken]


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile; `share` in [0, 1]."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
