# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who must have been told what, in their own inboxes; and how many messages and webhooks there were."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise

from scripts.demo import console
from scripts.demo.api import Json
from scripts.demo.clock import Clock
from scripts.demo.receiver import Receiver
from scripts.demo.setup.arrival import looked_for
from scripts.demo.story.scene import INBOX, TOLD_WITHIN_S, Cast, Scene, StepFailed

SENDINGS = "/outreach/v1/sendings"
CATCHES_UP_S = 60
UNDER_WAY, STATES = ("queued", "taken"), ("queued", "taken", "delivered", "failed")
CHAIN = (
    "dispatch.v1.OrderReported",
    "dispatch.v1.OrderDeferred",
    "deliberation.v1.TopicRaised",
    "deliberation.v1.VoteAnnounced",
    "deliberation.v1.VoteOpened",
    "deliberation.v1.VoteCounted",
    "deliberation.v1.ResolutionInForce",
    "finance.v1.WorkOrdered",
    "finance.v1.InvoicePaid",
    "finance.v1.StatementPublished",
    "credit.v1.RatingConfirmed",
    "credit.v1.CaseClosed",
)
"""From a complaint to the money and to the rating: what the platform must have heard, in this order."""


@dataclass
class Patience:
    """Time goes on by a minute with each look in vain: what failed to arrive is tried again after a while."""

    clock: Clock
    now: datetime

    def until(self, look: Callable[[], bool]) -> bool:
        """Whether it came about."""

        def looked() -> bool | None:
            if look():
                return True
            self.now += timedelta(minutes=1)
            self.clock.set(self.now)
            return None

        return looked_for(looked, TOLD_WITHIN_S) is not None


def caught_up(scenes: Sequence[Scene], receiver: Receiver) -> None:
    """Wait for the platform to have heard of the orders and what followed; the clock stands still meanwhile.

    What it never hears is found at the end.
    The story's months pass in minutes, and what is to be sent is kept for thirty of its days.
    """
    for scene in scenes:
        if scene.order:
            wanted = [one["type"] for one in scene.timeline("dispatcher")]
            looked_for(partial(_has, receiver, scene, wanted), CATCHES_UP_S)
        looked_for(partial(_followed, receiver, scene), CATCHES_UP_S)


def _has(receiver: Receiver, scene: Scene, wanted: Sequence[str]) -> bool | None:
    return len(_heard(receiver, scene)) >= len(wanted) or None


def _followed(receiver: Receiver, scene: Scene) -> bool | None:
    events = receiver.events(scene.cast.district.code)
    heard = {(one["type"], one["subject"].rpartition("/")[2]) for one in events}
    return {(f"linli.{kind}", of) for kind, of in scene.hears} <= heard or None


def all_told(scenes: Sequence[Scene], receiver: Receiver, clock: Clock, last: datetime) -> Json:
    """The story is over: everything has gone out, to people and to the city's platform; what that was."""
    console.heading("告知 Told: people by inbox and text message, the city's platform by webhooks")
    clock.set(last)
    patience = Patience(clock, last)
    casts = {scene.cast.district.code: scene.cast for scene in scenes}
    counted = {code: _messages(cast, patience, last) for code, cast in casts.items()}
    for scene in scenes:
        _all_of_an_order(scene, receiver, patience)
    for code, cast in casts.items():
        counted[code]["webhooks"] = _chain(cast, receiver, patience, last)
        console.tick(f"{cast.district.name}: {_line(counted[code])}")
    if receiver.forged:
        raise StepFailed(f"{receiver.forged} webhooks are not signed as they must be")
    return counted


def _line(counted: Json) -> str:
    return ", ".join(
        f"{channel} {state} {count}" for channel, by in counted.items() for state, count in by.items()
    )


def _messages(cast: Cast, patience: Patience, last: datetime) -> Json:
    """The messages of the story by channel and state, once none is on its way."""
    admin = cast.callers["administrator"].outreach

    def sent(state: str) -> list[str]:
        page = admin.all(SENDINGS, state=state)
        return [one["channel"] for one in page if datetime.fromisoformat(one["created_at"]) <= last]

    if not patience.until(lambda: not any(sent(state) for state in UNDER_WAY)):
        raise StepFailed(f"{cast.district.name}: some messages are still on their way")
    found: dict[str, Counter[str]] = {"inbox": Counter()}
    for state in STATES:
        for channel in sent(state):
            found.setdefault(channel, Counter())[state] += 1
    for who in cast.ids.keys() & cast.callers.keys():
        inbox = cast.callers[who].outreach.all(INBOX)
        found["inbox"]["written"] += sum(datetime.fromisoformat(one["created_at"]) <= last for one in inbox)
    return {channel: dict(sorted(by.items())) for channel, by in found.items()}


def _all_of_an_order(scene: Scene, receiver: Receiver, patience: Patience) -> None:
    """The platform heard each fact of the order once, in the order in which they happened."""
    wanted = [one["type"] for one in scene.timeline("dispatcher")]
    heard: list[str] = []

    def all_here() -> bool:
        nonlocal heard
        heard = _heard(receiver, scene)
        return heard == wanted

    if not patience.until(all_here):
        raise StepFailed(f"{scene.chapter}: webhooks told {heard}, the order's timeline says {wanted}")


def _heard(receiver: Receiver, scene: Scene) -> list[str]:
    """The facts of the scene's order that the platform heard."""
    events = receiver.events(scene.cast.district.code)
    of_order = (one for one in events if one["subject"] == f"order/{scene.order}")
    return [one["type"].rpartition(".")[2] for one in of_order]


def _chain(cast: Cast, receiver: Receiver, patience: Patience, last: datetime) -> Json:
    """Each aggregate in its order, and the links of the chain one after the other."""
    story: list[Json] = []

    def whole() -> bool:
        nonlocal story
        events, before = receiver.events(cast.district.code), len(story)
        story = [one for one in events if datetime.fromisoformat(one["time"]) <= last]
        return len(story) == before and not _lacking(story)

    if not patience.until(whole):
        raise StepFailed(f"{cast.district.name}: no webhook of {_lacking(story)}")
    lanes: dict[str, list[int]] = {}
    for one in story:
        lanes.setdefault(f"{one['source']}/{one['subject']}", []).append(int(one["sequence"]))
    for lane, sequences in lanes.items():
        if any(earlier >= later for earlier, later in pairwise(sequences)):
            raise StepFailed(f"{cast.district.name}: the webhooks of {lane} came as {sequences}")
    return {"verified": len(story), "aggregates": len(lanes)}


def _lacking(story: Sequence[Json]) -> str:
    """The first link of the chain that did not come after the one before it."""
    at = ""
    for link in CHAIN:
        times = sorted(one["time"] for one in story if one["type"] == f"linli.{link}" and one["time"] >= at)
        if not times:
            return f"{link} after {at}"
        at = times[0]
    return ""
