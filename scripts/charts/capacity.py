# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a city and a province need, on paper: the bench's figures times what a household does in a year.

`python -m scripts.charts capacity` makes deploy/capacity.md from deploy/capacity.json; with `--bench FILE` it
takes the figures from the last line of `make bench` first.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any

from scripts.debian import ROOT

FIGURES = ROOT / "deploy" / "capacity.json"
PAGE = ROOT / "deploy" / "capacity.md"
KEPT = ("http_read_per_second", "http_command_per_second", "relay_per_second", "events_per_second")
BULK = {"bills_per_second": "a bill, in a run of many", "roll_units_per_second": "a unit on a vote's roll"}
"""What a bench may have measured beside: how long one takes where many are made at once."""
ABOUT = ("engine", "broker", "mode", "python", "cores")
SECONDS_A_YEAR = 365 * 24 * 3600
PEAK = 12
"""The busiest minute against the average of the year: an evening, the last day of a vote, a storm."""
HEADROOM = 2
"""Twice as many processes as the peak needs: one zone may be away."""
EVENT_BYTES = 2_500
"""An event with its indexes and its part of the oplog; not measured on a mongod."""
WRITES_A_SHARD = 3_000
"""Transactions a second of one replica set; a figure to be measured on yours."""
GIGABYTES_A_SHARD = 2_000
"""More takes too long to copy when a member is lost."""
PLACES = {"a city of 1 million households": 1_000_000, "a province of 30 million": 30_000_000}


@dataclass(frozen=True)
class Habit:
    """How often a household does something in a year, and what one of it costs."""

    what: str
    a_year: float
    commands: float
    reads: float
    events: float

    def seconds(self, speed: dict[str, float]) -> float:
        """Of processes, for one: it is asked for, told and heard."""
        asked = self.reads / speed["http_read_per_second"] + self.commands / speed["http_command_per_second"]
        return asked + self.events * (1 / speed["relay_per_second"] + 1 / speed["events_per_second"])


HABITS = (
    Habit("order, reported to rated", 1.0, commands=10, reads=60, events=14),
    Habit("ballot", 1.2, commands=2, reads=10, events=2),
    Habit("posting (fee, allocation, statement)", 24, commands=1, reads=2, events=2),
    Habit("log-in", 20, commands=2, reads=15, events=1),
)


@dataclass(frozen=True)
class Need:
    """What a number of households needs; rates are a second, at the peak."""

    households: int
    reads: float
    commands: float
    events: float
    gigabytes_a_year: float
    api_processes: int
    worker_processes: int
    shards: int
    relay_share: float


def need(households: int, figures: dict[str, Any]) -> Need:
    """Compute with the bench's medians.

    `relay_share` is how much of one relay's speed the busiest service uses, which says half of all events.
    """
    a_year = {
        kind: households * sum(habit.a_year * getattr(habit, kind) for habit in HABITS)
        for kind in ("commands", "reads", "events")
    }
    peak = {kind: PEAK * count / SECONDS_A_YEAR for kind, count in a_year.items()}
    room = a_year["events"] * EVENT_BYTES / 1e9
    speed = {name: figures[name]["ours"] for name in KEPT}
    busy = peak["reads"] / speed["http_read_per_second"] + peak["commands"] / speed["http_command_per_second"]
    heard = peak["events"] / speed["events_per_second"]
    return Need(
        households,
        peak["reads"],
        peak["commands"],
        peak["events"],
        room,
        max(2, ceil(busy * HEADROOM)),
        max(2, ceil(heard * HEADROOM)),
        max(1, ceil(2 * peak["commands"] / WRITES_A_SHARD), ceil(room / GIGABYTES_A_SHARD)),
        peak["events"] / 2 / speed["relay_per_second"],
    )


def record(bench: Path) -> None:
    """Keep what the table needs of a bench's last line."""
    found = json.loads(bench.read_text(encoding="utf-8").strip().splitlines()[-1])
    measured = [name for name in (*KEPT, *BULK) if name in KEPT or name in found]
    kept = {name: {"ours": next(iter(found[name].values()))} for name in measured}
    kept |= {name: found[name] for name in ABOUT}
    FIGURES.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def files() -> dict[Path, str]:
    return {PAGE: page(json.loads(FIGURES.read_text(encoding="utf-8")))}


def page(figures: dict[str, Any]) -> str:
    """The page, in whole sentences: what was measured, what is assumed, what follows."""
    needs = {name: need(households, figures) for name, households in PLACES.items()}
    speed = {name: figures[name]["ours"] for name in KEPT}
    measured = "\n".join(f"| {name.replace('_', ' ')} | {figures[name]['ours']:,.0f} |" for name in KEPT)
    habits = "\n".join(
        f"| {h.what} | {h.a_year:g} | {h.commands:g} | {h.reads:g} | {h.events:g} "
        f"| {1000 * h.seconds(speed):,.0f} ms |"
        for h in HABITS
    )
    singles = {
        "a read": 1 / speed["http_read_per_second"],
        "a command": 1 / speed["http_command_per_second"],
        "an event, told and heard": 1 / speed["relay_per_second"] + 1 / speed["events_per_second"],
        **{what: 1 / figures[name]["ours"] for name, what in BULK.items() if name in figures},
    }
    costs = "\n".join(f"| {what} | {1000 * seconds:,.2f} ms |" for what, seconds in singles.items())
    rows = "\n".join(
        f"| {label} | {' | '.join(shown(one) for one in needs.values())} |" for label, shown in ROWS.items()
    )
    heads = " | ".join(needs)
    return f"""# Capacity

Generated by `python -m scripts.charts capacity` from `capacity.json`: do not edit. The assumptions stand
in `scripts/charts/capacity.py`.

## Measured

By `make bench` on {figures["cores"]} cores that broker, engine and clients shared: a floor, no promise
for a mongod with disks ({figures["engine"]}; {figures["broker"]}). One process each.

| a second | |
|---|---|
{measured}

So long a process is busy with one:

| | |
|---|---|
{costs}

## Assumed of one household in a year

| | times | commands | reads | events | one costs |
|---|---|---|---|---|---|
{habits}

The busiest minute is {PEAK} times the average; {HEADROOM} times as many processes run as it needs. An
event takes {EVENT_BYTES:,} bytes with its indexes; a replica set commits {WRITES_A_SHARD:,} transactions
a second and holds {GIGABYTES_A_SHARD:,} GB. None of these was measured: measure yours (dashboard “Linli
capacity”).

## What follows

| | {heads} |
|---|{"---|" * len(needs)}
{rows}

The first bottleneck is room: each year adds as much to `events`, until old histories are archived
(`linlictl archive`, day 2). Then the database's writes: more shards, by zones of districts (sharding.md).
Then the relay: a service has one, by lease; at a share of 1 the installation is split by districts into
two, which share nothing. Queues: as many as the busiest service has workers, and twice that for growth;
16 to 64 from the first day.
"""


ROWS: dict[str, Callable[[Need], str]] = {
    "reads a second, peak": lambda one: f"{one.reads:,.0f}",
    "commands a second, peak": lambda one: f"{one.commands:,.0f}",
    "events a second, peak": lambda one: f"{one.events:,.0f}",
    "API processes, all services": lambda one: f"{one.api_processes:,}",
    "worker processes, all services": lambda one: f"{one.worker_processes:,}",
    "shards, after a year": lambda one: f"{one.shards:,}",
    "share of one relay, busiest service (half of all events)": lambda one: f"{one.relay_share:.2f}",
    "room for events, GB a year": lambda one: f"{one.gigabytes_a_year:,.0f}",
}
