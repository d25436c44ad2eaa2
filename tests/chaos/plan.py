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


ALWAYS = ("identity", "dispatch")
OTHERS = ("deliberation", "finance", "credit", "outreach")
UNDER_FIRE = (*ALWAYS, *OTHERS)
"""The services that the load speaks to and whose deaths are planned; the others are left out."""
HEARING = (*UNDER_FIRE[1:], "ledger")
SERVICE_WORKERS = tuple(f"{name}-worker" for name in (*UNDER_FIRE, "ledger"))
APIS = tuple(f"{name}-api" for name in UNDER_FIRE)
OF_WORKERS = points.RELAY + points.INBOX + points.TIMERS
BUSY = {
    "identity-worker": points.RELAY,
    **{f"{name}-worker": OF_WORKERS for name in UNDER_FIRE[1:]},
    "ledger-worker": points.INBOX,
    **dict.fromkeys(APIS, points.API),
}
"""The points that the load drives a process through: a fault at any other would never come."""
OWNERS = {
    "relay": ("identity-worker", "dispatch-worker"),
    "inbox": ("ledger-worker",),
    "timers": ("dispatch-worker",),
}
"""Who is killed at the points of a focus; of any other, whoever has them."""
KINDS: dict[str, Kind] = {
    "point": Kind(34, tuple(BUSY)),
    "kill": Kind(20, SERVICE_WORKERS),
    "kill-api-worker": Kind(12, APIS),
    "kill-api": Kind(3, APIS),
    "pause": Kind(8, SERVICE_WORKERS),
    "away": Kind(6, UNDER_FIRE),
    "pause-server": Kind(2, ("broker", "engine")),
    "kill-server": Kind(6, ("broker", "engine")),
    "stop-server": Kind(4, ("broker", "engine")),
    "cut": Kind(6, ("amqp", "engine")),
    "stall": Kind(2, ("amqp", "engine")),
    "drop": Kind(4, ("amqp", "engine")),
    "slow": Kind(3, ("amqp",)),
    "copies": Kind(6, HEARING),
    "races": Kind(2, ("ledger",)),
    "poison": Kind(4, HEARING),
}
LASTS = {
    "pause": (11.5, 14.0),
    "away": (7.5, 9.0),
    "kill-server": (0, 4),
    "stop-server": (0, 4),
    "pause-server": (1, 6),
    "stall": (1, 6),
    "drop": (1, 4),
    "slow": (3, 8),
}
"""From how many seconds to how many: a pause is longer than any lease, and who is away is so for an hour."""
POISONS = ("unknown_type", "corrupt_body", "bad_envelope")


def part(seed: int) -> tuple[str, ...]:
    """What a short run puts under fire: identity, dispatch and one service more."""
    return (*ALWAYS, random.Random(seed).choice(OTHERS))


def make(
    seed: int,
    duration: float,
    gap: float,
    copies: int,
    kinds: Sequence[str] = (),
    focus: str = "",
    services: Sequence[str] = UNDER_FIRE,
) -> list[Fault]:
    """The faults of a run, on average one every `gap` seconds; `focus`: only points that start with this."""
    draw = _Draw(random.Random(seed), copies, focus, frozenset(UNDER_FIRE) - {*services})
    return list(draw.faults(duration, gap, tuple(kinds) or tuple(KINDS)))


@dataclass(frozen=True)
class _Draw:
    """What a run's faults are drawn from; nothing befalls a service that is `absent`."""

    chance: random.Random
    copies: int
    focus: str
    absent: frozenset[str]

    def faults(self, duration: float, gap: float, kinds: tuple[str, ...]) -> Iterator[Fault]:
        at = gap
        weights = [KINDS[kind].weight for kind in kinds]
        while at < duration:
            kind = self.chance.choices(kinds, weights)[0]
            yield _fault(self, round(at, 2), kind)
            at += self.chance.uniform(0.3, 1.7) * gap

    def target(self, targets: Sequence[str]) -> str:
        return self.chance.choice([one for one in targets if one.partition("-")[0] not in self.absent])


def _fault(draw: _Draw, at: float, kind: str) -> Fault:
    chance, target = draw.chance, draw.target(KINDS[kind].targets)
    copy = chance.randint(1, draw.copies)
    if kind == "point":
        return _point(draw, at, target, copy)
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


def _point(draw: _Draw, at: float, process: str, copy: int) -> Fault:
    if draw.focus:
        process = draw.target(_owners(draw.focus))
    known = [name for name in _points_of(process) if name.startswith(draw.focus)]
    name = process if process in APIS else f"{process}-{copy}"
    return Fault(at, "point", name, f"{draw.chance.choice(known)} {draw.chance.randint(1, 3)}")


def _owners(focus: str) -> Sequence[str]:
    named = OWNERS.get(focus.partition(".")[0])
    return named or [one for one in BUSY if any(name.startswith(focus) for name in _points_of(one))]


def _points_of(process: str) -> tuple[str, ...]:
    return BUSY[process] + points.of_commands(process)
