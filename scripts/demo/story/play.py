# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plays the chapters in all districts at once: there is one clock."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType

from scripts.demo import console
from scripts.demo.api import Json
from scripts.demo.clock import Clock, china
from scripts.demo.receiver import Receiver
from scripts.demo.story.burst_pipe import burst_pipe
from scripts.demo.story.lamp import lamp
from scripts.demo.story.parking import parking
from scripts.demo.story.rating import rating
from scripts.demo.story.reopened import reopened
from scripts.demo.story.scene import Cast, Scene
from scripts.demo.story.told import all_told, caught_up
from scripts.demo.story.unassigned import unassigned

Chapter = Callable[[Scene], Iterator[str]]
"""Yields the local moments at which it goes on; between two of them time passes."""

CHAPTERS: Mapping[str, tuple[str, Chapter]] = MappingProxyType(
    {
        "burst_pipe": ("夜间水管爆裂 A burst pipe at night", burst_pipe),
        "lamp": ("节日楼道灯 A broken lamp over National Day", lamp),
        "unassigned": ("无人派单 An order that nobody assigns", unassigned),
        "reopened": ("挂起、退单、重办 Suspended, returned, reopened", reopened),
        "parking": (
            "停车难：从诉求到决议和账目 No place to park: from a complaint to a resolution and its money",
            parking,
        ),
        "rating": ("评星亮灯：从超时到约谈和整改 Rated: from late work to an interview and its end", rating),
    }
)
"""In the order of time."""
CATCHES_UP = timedelta(days=14)
"""At least so often all that happened is heard before more time passes."""
SETTLES = timedelta(days=1)
"""After the quiet hours everything has been sent."""


def play(casts: Sequence[Cast], clock: Clock, receiver: Receiver) -> Json:
    """Every chapter in every district, and who was told. Raises StepFailed at the first wrong step."""
    districts: dict[str, Json] = {cast.district.code: {} for cast in casts}
    steps = checks = 0
    played: list[Scene] = []
    told_until = now = None
    for chapter, (title, plot) in CHAPTERS.items():
        console.heading(title)
        scenes = [Scene(cast, chapter) for cast in casts]
        for moments in zip(*(plot(scene) for scene in scenes), strict=True):
            coming = china(moments[0])
            if now and told_until and coming - told_until > CATCHES_UP:
                caught_up([*played, *scenes], receiver)
                told_until = now
            clock.set(coming)
            now, told_until = coming, told_until or coming
        played += scenes
        for scene in scenes:
            districts[scene.cast.district.code][chapter] = scene.end()
            steps, checks = steps + scene.steps, checks + scene.checks
    over = china(max(scene.now for scene in played)) + SETTLES
    told = all_told(played, receiver, clock, over)
    return {"steps": steps, "checks": checks, "districts": districts, "told": told}
