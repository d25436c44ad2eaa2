# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is done to whom and when: everything follows from the seed."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from tests.chaos import points


@dataclass(frozen=True)
class Fault:
    """`at` is in seconds from the start; `seconds` how long it lasts, `detail` what it needs to know."""

    at: float
    kind: str
    target: str
    detail: str = ""
    seconds: float = 0.0

    def __str__(self) -> str:
        shown = {name: value for name, value in asdict(self).items() if value}
        return " ".join(f"{name}={value}" for name, value in shown.items())


@dataclass(frozen=True)
class Kind:
    """A kind of fault: how often it is drawn, and which processes it befalls."""

    weight: int
    targets: tuple[str, ...]


UNDER_FIRE = ("identity", "deliberation", "dispatch")
"""The services that the load speaks to and whose deaths are planned; the others are left out."""
SERVICE_WORKERS = tuple(f"{name}-worker" for name in (*UNDER_FIRE, "ledger"))
APIS = tuple(f"{name}-api" for name in UNDER_FIRE)
BUSY = {
    "identity-worker": points.RELAY,
    "dispatch-worker": points.RELAY + points.INBOX + points.TIMERS,
    "ledger-worker": points.INBOX,
}
"""The points that the load drives a worker through: a fault at any other would never come."""
BUSY_APIS = ("identity-api", "dispatch-api")
OWNERS = {
    "relay": ("identity-worker", "dispatch-worker"),
    "inbox": ("ledger-worker",),
    "timers": ("dispatch-worker",),
}
"""Who is killed at the points of a focus."""
KINDS: dict[str, Kind] = {
    "point": Kind(34, (*BUSY, "api")),
    "kill": Kind(20, SERVICE_WORKERS),
    "kill-api-worker": Kind(12, APIS),
    "kill-api": Kind(3, APIS),
    "pause": Kind(8, SERVICE_WORKERS),
    "pause-server": Kind(2, ("broker", "engine")),
    "kill-server": Kind(6, ("broker", "engine")),
    "stop-server": Kind(4, ("broker", "engine")),
    "cut": Kind(6, ("amqp", "engine")),
    "stall": Kind(2, ("amqp", "engine")),
    "drop": Kind(4, ("amqp", "engine")),
    "slow": Kind(3, ("amqp",)),
    "copies": Kind(6, ("dispatch", "ledger")),
    "races": Kind(2, ("ledger",)),
    "poison": Kind(4, ("dispatch", "ledger")),
}
LASTS = {
    "pause": (11.5, 14.0),
    "kill-server": (0, 4),
    "stop-server": (0, 4),
    "pause-server": (1, 6),
    "stall": (1, 6),
    "drop": (1, 4),
    "slow": (3, 8),
}
"""From how many seconds to how many; a pause is longer than any lease."""
POISONS = ("unknown_type", "corrupt_body", "bad_envelope")


def make(
    seed: int, duration: float, gap: float, copies: int, kinds: Sequence[str] = (), focus: str = ""
) -> list[Fault]:
    """The faults of a run, on average one every `gap` seconds; `focus`: only points that start with this."""
    return list(_faults(random.Random(seed), duration, gap, copies, tuple(kinds) or tuple(KINDS), focus))


def _faults(
    chance: random.Random, duration: float, gap: float, copies: int, kinds: tuple[str, ...], focus: str
) -> Iterator[Fault]:
    at = gap
    weights = [KINDS[kind].weight for kind in kinds]
    while at < duration:
        kind = chance.choices(kinds, weights)[0]
        yield _fault(chance, round(at, 2), kind, copies, focus)
        at += chance.uniform(0.3, 1.7) * gap


def _fault(chance: random.Random, at: float, kind: str, copies: int, focus: str) -> Fault:
    target = chance.choice(KINDS[kind].targets)
    copy = chance.randint(1, copies)
    if kind == "point":
        return _point(chance, at, target, copy, focus)
    if target in SERVICE_WORKERS:
        target = f"{target}-{copy}"
    detail, seconds = "", 0.0
    if kind in LASTS:
        seconds = round(chance.uniform(*LASTS[kind]), 1)
    if kind == "slow":
        detail = f"{chance.uniform(0.02, 0.15):.3f}"
    elif kind == "copies":
        detail = str(chance.randint(20, 200))
    elif kind == "poison":
        detail = chance.choice(POISONS)
    return Fault(at, kind, target, detail, seconds)


def _point(chance: random.Random, at: float, target: str, copy: int, focus: str) -> Fault:
    if focus:
        target = chance.choice(OWNERS[focus.partition(".")[0]])
    if target == "api":
        process, known = chance.choice(BUSY_APIS), points.API
    else:
        process, known = f"{target}-{copy}", BUSY[target]
    point = chance.choice([name for name in known if name.startswith(focus)])
    return Fault(at, "point", process, f"{point} {chance.randint(1, 3)}")
