# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a section of the bench found out: bars to look at, figures, and ratios with their targets."""

from dataclasses import dataclass, field

from scripts.bench.measure import Series


@dataclass(frozen=True)
class Ratio:
    """Ours over a baseline, or many rows over few. `least` and `most` are the targets."""

    series: Series
    least: float | None = None
    most: float | None = None

    @property
    def is_met(self) -> bool:
        value = round(self.series.median, 2)
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


@dataclass
class Outcome:
    """Filled by a section as it measures."""

    title: str
    unit: str
    bars: list[tuple[str, Series]] = field(default_factory=list)
    figures: dict[str, Series] = field(default_factory=dict)
    ratios: dict[str, Ratio] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def bar(self, label: str, series: Series) -> None:
        self.bars.append((label, series))

    def figure(self, name: str, series: Series | float) -> None:
        """A figure by its dotted name in the JSON."""
        self.figures[name] = series if isinstance(series, Series) else Series((series,))

    def ratio(
        self, name: str, series: Series, least: float | None = None, *, most: float | None = None
    ) -> None:
        self.ratios[name] = Ratio(series, least, most)


def beside_insert(
    title: str, what: str, rates: tuple[float, float], key: str, least: float | None
) -> Outcome:
    """So many a second of `what` as Linli makes them, and as a bare `insert_many` writes them."""
    outcome = Outcome(title, f"{what}/s")
    ours, bare = (Series((rate,)) for rate in rates)
    outcome.bar("Linli", ours)
    outcome.bar("bare insert_many", bare)
    outcome.figure(f"{what}_per_second.ours", ours)
    outcome.figure(f"{what}_per_second.bare", bare)
    outcome.ratio(key, ours.over(bare), least)
    return outcome
