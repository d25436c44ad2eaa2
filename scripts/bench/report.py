# SPDX-License-Identifier: AGPL-3.0-or-later
"""The results to look at: bars on the terminal, a page with bars, and the JSON of the last line."""

from collections.abc import Mapping
from html import escape
from typing import Any

from scripts import terminal
from scripts.bench.measure import Series
from scripts.bench.outcome import Outcome, Ratio

WIDTH = 40
PIXELS, ROW, LABEL = 460, 24, 230
STYLE = """body{font:15px system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#222}
svg{display:block;max-width:100%}table{border-collapse:collapse}td,th{padding:.25rem .8rem;text-align:left;
border-bottom:1px solid #ddd}.met{color:#176b3a}.missed{color:#a11212}small{color:#666}"""


def text(outcome: Outcome) -> str:
    """A section as bars of characters, the ratios below."""
    most = max((series.median for _, series in outcome.bars), default=1) or 1
    lines = ["", f"{outcome.title} ({outcome.unit})"]
    if outcome.bars:
        lines.append(
            terminal.table([_bar(label, series, most) for label, series in outcome.bars], indent="  ")
        )
    lines += [f"  {name} = {_said(ratio)}" for name, ratio in outcome.ratios.items()]
    lines += [f"  {note}" for note in outcome.notes]
    return "\n".join(lines)


def _bar(label: str, series: Series, most: float) -> tuple[str, str, str, str]:
    low, high = series.spread
    filled = "█" * max(1, round(WIDTH * series.median / most))
    return label, filled, _number(series.median), f"({_number(low)} to {_number(high)})"


def page(outcomes: list[Outcome], about: Mapping[str, str]) -> str:
    """A page of its own, nothing loaded from elsewhere."""
    ratios = [item for outcome in outcomes for item in outcome.ratios.items()]
    rows = "".join(_ratio_row(name, ratio) for name, ratio in ratios)
    sections = "".join(_section(outcome) for outcome in outcomes)
    facts = " · ".join(f"{escape(name)}: {escape(value)}" for name, value in about.items())
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Linli bench</title>'
        f"<style>{STYLE}</style>"
        f"<h1>Linli bench</h1><p><small>{facts}</small></p>"
        f"<table><tr><th>ratio</th><th>median</th><th>lowest to highest</th><th>target</th></tr>"
        f"{rows}</table>"
        f"{sections}</html>"
    )


def summary(outcomes: list[Outcome], about: Mapping[str, str]) -> dict[str, Any]:
    """Medians by name, with the lowest and highest of each under `spread`; dotted names become objects."""
    found: dict[str, Any] = {}
    spread: dict[str, list[float]] = {}
    missed = []
    for outcome in outcomes:
        figures = dict(outcome.figures) | {name: ratio.series for name, ratio in outcome.ratios.items()}
        for name, series in figures.items():
            _put(found, name.split("."), _rounded(series.median))
            spread[name] = [_rounded(value) for value in series.spread]
        missed += [name for name, ratio in outcome.ratios.items() if not ratio.is_met]
    return {**found, **about, "missed": missed, "spread": spread}


def _put(tree: dict[str, Any], path: list[str], value: float) -> None:
    for name in path[:-1]:
        tree = tree.setdefault(name, {})
    tree[path[-1]] = value


def _section(outcome: Outcome) -> str:
    most = max((series.spread[1] for _, series in outcome.bars), default=1) or 1
    bars = []
    for row, (label, series) in enumerate(outcome.bars):
        low, high = (LABEL + PIXELS * value / most for value in series.spread)
        middle, top = PIXELS * series.median / most, row * ROW
        colour = "#8a8f98" if label.lower().startswith(("limit", "nameko", "celery", "bare")) else "#b3392f"
        bars.append(
            f'<text x="{LABEL - 8}" y="{top + 16}" text-anchor="end">{escape(label)}</text>'
            f'<rect x="{LABEL}" y="{top + 4}" width="{middle:.1f}" height="16" fill="{colour}"/>'
            f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{top + 12}" y2="{top + 12}" stroke="#222"/>'
            f'<text x="{high + 8:.1f}" y="{top + 16}">{_number(series.median)}</text>'
        )
    notes = "".join(f"<p><small>{escape(note)}</small></p>" for note in outcome.notes)
    size = f'viewBox="0 0 {LABEL + PIXELS + 110} {len(outcome.bars) * ROW + 4}" font-size="13"'
    title = f"<h2>{escape(outcome.title)} <small>{escape(outcome.unit)}</small></h2>"
    return f'{title}<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(bars)}</svg>{notes}'


def _ratio_row(name: str, ratio: Ratio) -> str:
    low, high = ratio.series.spread
    kind = "met" if ratio.is_met else "missed"
    cells = (name, f"{ratio.series.median:.2f}", f"{low:.2f} to {high:.2f}", _target(ratio) or "—")
    return f'<tr class="{kind}">' + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _said(ratio: Ratio) -> str:
    low, high = ratio.series.spread
    target = _target(ratio)
    judged = f"  target {target}: {'met' if ratio.is_met else 'MISSED'}" if target else ""
    return f"{ratio.series.median:.2f}  ({low:.2f} to {high:.2f}){judged}"


def _target(ratio: Ratio) -> str:
    if ratio.least is not None:
        return f"≥ {ratio.least:g}"
    return f"≤ {ratio.most:g}" if ratio.most is not None else ""


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:,.2f}"  # noqa: PLR2004 - three digits say enough


def _rounded(value: float) -> float:
    return round(value, 3)
