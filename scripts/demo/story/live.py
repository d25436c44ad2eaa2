# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is under way when the demo ends: everybody finds something to do, the desk a danger and a delay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from scripts.demo import console
from scripts.demo.api import Json
from scripts.demo.clock import Clock
from scripts.demo.story.scene import Cast, Scene


@dataclass(frozen=True)
class Turn:
    """So long before now somebody does something with an order; `evidence` are captions of photos."""

    ago: timedelta
    order: str
    who: str
    action: str
    body: Mapping[str, object] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()

    def play(self, scene: Scene) -> None:
        body = dict(self.body)
        if self.action == "report":
            scene.report(self.who, str(body["category"]), str(body["description"]))
        elif self.action == "assign":
            scene.assign(self.who, str(body["to"]))
        else:
            pictures = [scene.photo(self.who, caption) for caption in self.evidence]
            scene.act(self.who, self.action, **body, **({"evidence": pictures} if pictures else {}))


def _turn(hours: float, order: str, who: str, action: str, *evidence: str, **body: object) -> Turn:
    return Turn(timedelta(hours=hours), order, who, action, body, evidence)


TURNS = (
    _turn(74, "drain", "resident", "report", category="drain", description="一楼下水道又返水，味道很大。"),
    _turn(73, "drain", "dispatcher", "accept"),
    _turn(52, "lock", "resident", "report", category="lock", description="单元门锁打不开，要用力推。"),
    _turn(51, "lock", "dispatcher", "accept"),
    _turn(51, "lock", "dispatcher", "assign", to="handler"),
    _turn(50, "lock", "handler", "start"),
    _turn(49, "lock", "handler", "finish", "before", "after", result="更换锁芯，三把钥匙已交给住户。"),
    _turn(30, "lock", "dispatcher", "revisit", contacted=True, solved=True, satisfied=5),
    _turn(29, "lock", "dispatcher", "close", closure="resolved"),
    _turn(26, "gate", "lessee", "report", category="gate-failure", description="大门关不上，晚上一直开着。"),
    _turn(25.9, "gate", "dispatcher", "accept"),
    _turn(25.8, "gate", "dispatcher", "assign", to="company"),
    _turn(25.5, "gate", "project_manager", "start"),
    _turn(22, "gate", "project_manager", "finish", "gate", result="更换闭门器。"),
    _turn(5, "lamp", "lessee", "report", category="lamp", description="三楼楼道灯一闪一闪的。"),
    _turn(4, "lamp", "dispatcher", "accept"),
    _turn(4, "lamp", "dispatcher", "assign", to="company"),
    _turn(0.5, "pipe", "resident", "report", category="burst-pipe", description="厨房水管漏水，地上都是水。"),
    _turn(0.4, "pipe", "dispatcher", "accept"),
    _turn(0.3, "pipe", "dispatcher", "assign", to="handler"),
    _turn(0.03, "wall", "lessee", "report", category="falling-facade", description="外墙瓷砖掉到人行道上。"),
)
"""In the order of time. `drain` stays too long, `lock` waits for a rating, `gate` for a call back."""


def leave_alive(casts: Sequence[Cast], clock: Clock, now: datetime) -> Json:
    """Play all turns in every district up to now; the state of each order as it was left."""
    scenes = {
        (cast.district.code, turn.order): Scene(cast, f"live/{turn.order}")
        for cast in casts
        for turn in TURNS
    }
    for turn in TURNS:
        clock.set(now - turn.ago)
        for cast in casts:
            turn.play(scenes[cast.district.code, turn.order])
    states: dict[str, Json] = {cast.district.code: {} for cast in casts}
    for (district, order), scene in scenes.items():
        states[district][order] = scene.view["state"]
    console.tick(f"{len(scenes)} orders are left under way or waiting for a word")
    return states
