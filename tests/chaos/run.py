# SPDX-License-Identifier: AGPL-3.0-or-later
"""One run: set up, load and strike, run dry, check."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.chaos.arena import Arena
from tests.chaos.audit import Audit
from tests.chaos.plan import Fault
from tests.chaos.scene import Scene
from tests.chaos.strike import Striker


@dataclass
class Outcome:
    """What a run came to."""

    seed: int
    scene: Scene
    striker: Striker
    audit: Audit
    planned: int
    seconds: float

    @property
    def clean(self) -> bool:
        return self.audit.clean and not self.scene.failures

    def as_json(self) -> dict[str, Any]:
        scene, striker = self.scene, self.striker
        faults = sum(striker.done.values())
        return {
            "kills": striker.kills,
            "restarts": scene.arena.restarts,
            "acknowledged": scene.said.commands,
            "events": self.audit.events,
            "lost": self.audit.lost,
            "doubled": self.audit.doubled,
            "reordered": self.audit.reordered,
            "invariants": self.audit.invariants,
            "seed": self.seed,
            "seconds": round(self.seconds, 1),
            "faults": faults,
            "faults_planned": self.planned,
            "faults_per_hour": round(faults / max(self.seconds, 1) * 3600),
            "by_kind": dict(sorted(striker.done.items())),
            "points": dict(sorted(striker.points.items())),
            "refused": dict(scene.said.refused.most_common()),
            "requests_tried_again": scene.said.retried,
            "copies": scene.meddler.copies,
            "poison": len(scene.meddler.planted),
            "dead_letters": self.audit.dead,
            "drain_seconds": round(scene.drain_seconds, 1),
            "failures": scene.failures,
        }


def run(
    arena: Arena,
    seed: int,
    faults: list[Fault],
    seconds: float,
    say: Callable[[str], None],
    *,
    rest: bool = True,
) -> Outcome:
    """Everything inside an arena that is up. `rest`: at the end let every limit expire."""
    scene = Scene(arena, seed, say)
    say(f"{len(scene.districts)} districts stand; {len(faults)} faults in {seconds:.0f} s, seed {seed}")
    scene.begin()
    striker = Striker(arena, scene.meddler, say)
    striker.run(faults, seconds, scene.tick)
    found = scene.end(rest=rest)
    return Outcome(seed, scene, striker, found, len(faults), seconds)
