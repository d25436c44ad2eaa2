# SPDX-License-Identifier: AGPL-3.0-or-later
"""What operators see in Grafana, without a Grafana: each panel of each dashboard drawn into one page."""

from collections.abc import Sequence
from html import escape
from typing import Any

from scripts.charts import asking
from scripts.charts.dashboards import ALL
from scripts.charts.dashboards.panel import Dashboard, Panel, threshold
from scripts.charts.prometheus import Prometheus

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 520, 190, 62, 22, 8
MOST_LINES = 12
COLOURS = (
    *("#1f6f8b", "#c2571a", "#4b7f2b", "#8a3b8f", "#b3392f", "#2f5fb3"),
    *("#8b6b1f", "#2b7f78", "#7a4b2b", "#5b5b8a", "#a03b6a", "#5f6f1f"),
)
STYLE = """body{font:15px system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1d2430;
background:#fff}h1{margin-bottom:.2rem}h2{margin:2.5rem 0 .2rem}h3{margin:1.2rem 0 .4rem;color:#53606f;
font-size:1rem}.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(33rem,1fr));gap:1rem}
.stats{margin-bottom:1rem;display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:1rem}figure{margin:0;
border:1px solid #d8dee6;border-radius:8px;padding:.7rem .9rem}figcaption b{display:block}small{color:#53606f}
.stat{font-size:2rem;font-weight:600}.none{color:#a11212}ul{columns:2;padding:0;margin:.4rem 0 0;
font-size:.8rem;list-style:none}li{overflow-wrap:anywhere}i{display:inline-block;width:.8em;height:.8em;border-radius:2px;
margin-right:.4em}nav a{margin-right:1rem}svg{width:100%;height:auto}"""
UNITS = {"s": "s", "reqps": "/s", "ops": "/s", "percentunit": "%", "bytes": "B", "none": ""}
STEPS = ((1e9, "G"), (1e6, "M"), (1e3, "k"), (1, ""), (1e-3, "m"))


def page(prometheus: Prometheus, seconds: float, about: str) -> str:
    """The page; its data are those of the last so many seconds."""
    links = "".join(f'<a href="#{one.uid}">{escape(one.title)}</a>' for one in ALL)
    body = "".join(_dashboard(prometheus, one, seconds) for one in ALL)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Linli: dashboards</title>'
        f"<style>{STYLE}</style><h1>Linli: dashboards</h1><p><small>{escape(about)}</small></p>"
        f"<nav>{links}</nav>{body}</html>"
    )


def _dashboard(prometheus: Prometheus, given: Dashboard, seconds: float) -> str:
    variables = asking.chosen(prometheus, given, {})
    said = "".join(f" · {name}: {value}" for name, value in variables.items())
    parts = [f'<h2 id="{given.uid}">{escape(given.title)}</h2><small>{escape(given.says + said)}</small>']
    for row in given.rows:
        parts.append(f"<h3>{escape(row.title)}</h3>")
        for name, kind in (("stats", "stat"), ("grid", "timeseries")):
            figures = [_figure(prometheus, one, variables, seconds) for one in row.panels if one.kind == kind]
            if figures:
                parts.append(f'<div class="{name}">{"".join(figures)}</div>')
    return "".join(parts)


def _figure(prometheus: Prometheus, panel: Panel, variables: dict[str, str], seconds: float) -> str:
    series, asked = [], False
    for query in panel.queries:
        expr = asking.filled(query.expr, variables)
        for found in prometheus.range(expr, seconds, max(1, round(seconds / 120))):
            asked = True
            points = [(float(at), float(value)) for at, value in found["values"] if asking.is_number(value)]
            if points:
                series.append((_name(query.legend, found["metric"]), points))
    head = f"<figcaption><b>{escape(panel.title)}</b><small>{escape(panel.says)}</small></figcaption>"
    if not series:
        said = "<p>nothing happened meanwhile</p>" if asked else '<p class="none">no data</p>'
        return f"<figure>{head}{said}</figure>"
    if panel.kind == "stat":
        value = written(series[0][1][-1][1], panel.unit)
        return f'<figure>{head}<div class="stat">{value}</div></figure>'
    return f"<figure>{head}{_chart(panel, series[:MOST_LINES])}{_legend(panel, series)}</figure>"


def _name(legend: str, labels: dict[str, Any]) -> str:
    for key, value in labels.items():
        legend = legend.replace(f"{{{{{key}}}}}", str(value))
    return legend


Series = Sequence[tuple[str, list[tuple[float, float]]]]


def _chart(panel: Panel, series: Series) -> str:
    limit = threshold(panel.limit) if panel.limit else None
    times = [at for _, points in series for at, _ in points]
    top = max(value for _, points in series for _, value in points) * 1.1 or 1.0
    begin, span = min(times), max(max(times) - min(times), 1.0)

    def at(moment: float, value: float) -> str:
        x = LEFT + (WIDTH - LEFT - 6) * (moment - begin) / span
        y = TOP + (HEIGHT - TOP - BOTTOM) * (1 - min(value, top) / top)
        return f"{x:.1f},{y:.1f}"

    marks = []
    for share in (0.0, 0.5, 1.0):
        y = TOP + (HEIGHT - TOP - BOTTOM) * (1 - share)
        text = written(top * share, panel.unit)
        marks.append(f'<line x1="{LEFT}" x2="{WIDTH}" y1="{y}" y2="{y}" stroke="#e4e8ee"/>')
        marks.append(f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end" font-size="11">{text}</text>')
    if limit is not None and limit <= top:
        line = at(begin, limit).split(",")[1]
        marks.append(f'<line x1="{LEFT}" x2="{WIDTH}" y1="{line}" y2="{line}" stroke="#b3392f"/>')
    for number, (_, points) in enumerate(series):
        path = " ".join(at(moment, value) for moment, value in points)
        colour = COLOURS[number % len(COLOURS)]
        marks.append(f'<polyline fill="none" stroke="{colour}" stroke-width="1.6" points="{path}"/>')
    label = f"{panel.title}: {len(series)} lines"
    foot = f'<text x="{LEFT}" y="{HEIGHT - 6}" font-size="11">{span:.0f} s</text>'
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">'
        f"{''.join(marks)}{foot}</svg>"
    )


def _legend(panel: Panel, series: Series) -> str:
    entries = [
        f'<li><i style="background:{COLOURS[number % len(COLOURS)]}"></i>{escape(name or panel.title)}: '
        f"{written(points[-1][1], panel.unit)}</li>"
        for number, (name, points) in enumerate(series[:MOST_LINES])
    ]
    more = f"<li>and {len(series) - MOST_LINES} more</li>" if len(series) > MOST_LINES else ""
    return f"<ul>{''.join(entries)}{more}</ul>"


def written(value: float, unit: str) -> str:
    """`0.0123` s is `12.3 ms`; shares are percentages, plain numbers stay plain."""
    if unit == "percentunit":
        return f"{value * 100:.4g} %"
    if unit == "none" and abs(value) < 1000:  # noqa: PLR2004 - from there on `k` is shorter
        return f"{value:.3g}"
    size = abs(value)
    factor, prefix = next(((f, p) for f, p in STEPS if size >= f), (1, "") if size == 0 else STEPS[-1])
    return f"{value / factor:.3g} {prefix}{UNITS[unit]}".rstrip()
