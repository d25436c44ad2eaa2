# SPDX-License-Identifier: AGPL-3.0-or-later
"""Look-ups that are timed again and again while their collections grow.

What a look-up returns stays the same, so a bounded one takes the same time at every step. The machine does
not: each is measured in turn with a fixed look-up in a collection that never grows, and compared with that.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic

from scripts.bench.measure import Series, in_turn
from scripts.bench.outcome import Outcome
from scripts.bench.query_plan import Listener, plan
from scripts.bench.run import Run
from services.chassis.store import Database

LookUp = Callable[[], object]
MOST = 1.2
SPENT_S, MOST_OFTEN = 2.0, 10
"""A quick look-up is timed so long, but not more often than that times the least: it has more noise."""
FIXED, FIXED_ROWS = "fixed", 200


@dataclass
class Watch:
    """The times of a database's look-ups at each step; of those in `unbounded` no target is asked."""

    database: Database
    listener: Listener
    unbounded: frozenset[str] = frozenset()
    taken: dict[str, list[Series]] = field(default_factory=dict)
    scaled: dict[str, list[Series]] = field(default_factory=dict)
    plans: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rows = [
            {"_id": number, "text": "a row like another", "count": number} for number in range(FIXED_ROWS)
        ]
        self.database.collection(FIXED).insert_many(rows)

    def take(self, run: Run, look_ups: Mapping[str, LookUp]) -> None:
        """Time each as the collections are now."""
        for name, look_up in look_ups.items():
            times = _times(look_up, run.sizes.lookups)
            series, fixed = in_turn((look_up, self._look_at_fixed), times)
            self.taken.setdefault(name, []).append(series)
            self.scaled.setdefault(name, []).append(series.over(fixed))
            self.listener.commands.clear()
            look_up()
            self.plans[name] = plan(self.database.raw, self.listener.commands[-1])
            run.say(f"    {name:<28} {series.median:9.2f} ms  {self.plans[name]}")

    def tell(self, outcome: Outcome, rows: Sequence[int]) -> None:
        """The times at every number of rows, and the last as a ratio to the first."""
        for name, steps in self.taken.items():
            for count, series in zip(rows, steps, strict=True):
                outcome.bar(f"{name} {count:,}", series)
                outcome.figure(f"look_up_ms.{name}.{count}", series)
            first, last = self.scaled[name][0], self.scaled[name][-1]
            grew = Series(tuple(value / first.median for value in last.values))
            outcome.ratio(f"growth.{name}", grew, most=None if name in self.unbounded else MOST)
            outcome.notes.append(f"{name}: {self.plans[name]}")

    def _look_at_fixed(self) -> None:
        found = list(self.database.collection(FIXED).find())
        if len(found) != FIXED_ROWS:
            raise RuntimeError(f"found {len(found)} of {FIXED_ROWS}")


def _times(look_up: LookUp, least: int) -> int:
    began = monotonic()
    look_up()
    return max(least, min(int(SPENT_S / (monotonic() - began)), least * MOST_OFTEN))
