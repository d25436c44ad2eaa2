# SPDX-License-Identifier: AGPL-3.0-or-later
"""One run: how much is measured, where, and who is told."""

from dataclasses import dataclass, replace

from scripts.bench.servers import Servers
from scripts.debian import Say


@dataclass(frozen=True)
class Sizes:
    """How much is measured. Every `*events` is a number of events a turn.

    `orders`: of two districts, the larger one of `districts`; `taken_in`: orders of another system's file;
    `reported`: a turn, with a point or without; `billed`: units of a billing run; `registered`: of a
    register; `roll`: of a vote; `entries`: of a quarter, with two postings each; `paid`: payments that each
    of those who pay at once makes in a turn; `fed`: rows of a feed, and persons of the larger register;
    `endpoints`: of webhooks; `households`: of two registers; `looked`: whose look-ups, all if none is named.
    """

    turns: int
    lane_turns: int
    events: int
    celery_events: int
    relayed: int
    end_to_end: int
    latency_events: int
    request_seconds: float
    request_turns: int
    rows: tuple[int, ...]
    lookups: int
    orders: tuple[int, int]
    districts: int
    taken_in: int
    reported: int
    soak_events: int
    idle_seconds: float
    billed: int
    registered: int
    roll: int
    entries: int
    paid: int
    endpoints: int
    households: tuple[int, int]
    fed: tuple[int, int]
    looked: tuple[str, ...] = ()


FULL = Sizes(
    turns=3,
    lane_turns=3,
    events=10_000,
    celery_events=1_000,
    relayed=20_000,
    end_to_end=1_500,
    latency_events=300,
    request_seconds=5,
    request_turns=8,
    rows=(10_000, 100_000, 1_000_000),
    lookups=20,
    orders=(1_000, 100_000),
    districts=200,
    taken_in=20_000,
    reported=300,
    soak_events=1_000_000,
    idle_seconds=60,
    billed=100_000,
    registered=100_000,
    roll=20_000,
    entries=500_000,
    paid=10,
    endpoints=1_000,
    households=(1_000, 100_000),
    fed=(5_000, 300_000),
)
QUICK = Sizes(
    turns=1,
    lane_turns=1,
    events=1_000,
    celery_events=200,
    relayed=1_000,
    end_to_end=200,
    latency_events=10,
    request_seconds=1.0,
    request_turns=2,
    rows=(1_000, 5_000),
    lookups=5,
    orders=(200, 2_000),
    districts=5,
    taken_in=1_000,
    reported=60,
    soak_events=2_000,
    idle_seconds=15,
    billed=2_000,
    registered=1_000,
    roll=1_000,
    entries=3_000,
    paid=4,
    endpoints=200,
    households=(100, 1_000),
    fed=(500, 10_000),
)
TINY = replace(
    QUICK,
    turns=1,
    events=300,
    celery_events=50,
    relayed=200,
    end_to_end=100,
    latency_events=5,
    request_seconds=0.3,
    request_turns=1,
    rows=(500, 1_000),
    lookups=2,
    orders=(20, 50),
    districts=2,
    taken_in=60,
    reported=10,
    idle_seconds=2,
    soak_events=1_000,
    billed=60,
    registered=60,
    roll=60,
    entries=150,
    paid=1,
    endpoints=40,
    households=(10, 40),
    fed=(40, 200),
)


@dataclass(frozen=True)
class Run:
    sizes: Sizes
    servers: Servers
    say: Say
