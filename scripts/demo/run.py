# SPDX-License-Identifier: AGPL-3.0-or-later
"""The acts of the demo on a stack that is up: set-up, story, replay, and what stays under way."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

import httpx

from scripts.demo import api, console
from scripts.demo.api import Json
from scripts.demo.clock import Clock, china
from scripts.demo.districts import District, load
from scripts.demo.receiver import Receiver
from scripts.demo.replay.local_time import ZONE
from scripts.demo.replay.run import Data, replay
from scripts.demo.setup import boston, outside, platform
from scripts.demo.setup import districts as story_districts
from scripts.demo.setup.realm import Realm
from scripts.demo.state import DemoState
from scripts.demo.story.charging import leave_vote
from scripts.demo.story.live import leave_alive
from scripts.demo.story.play import play
from scripts.demo.story.scene import Cast
from scripts.stack import Stack, plan, ports
from services.chassis.clock import system_now

STORY_BEGINS = china("2024-09-01 09:00")
REPLAY_BEGINS = datetime(2014, 12, 31, 12, tzinfo=ZONE)


@dataclass
class Demo:
    """The story is played in `districts`.

    `step` names what is going on, for the report of a failure; `seconds` tells how long each step took.
    """

    stack: Stack
    data: Data
    districts: Sequence[District] = field(default_factory=load)
    step: str = "start"
    seconds: dict[str, float] = field(default_factory=dict)
    _since: float = field(default_factory=time.monotonic)
    story: Json = field(default_factory=dict)
    replayed: Json = field(default_factory=dict)
    alive: Json = field(default_factory=dict)
    realm: Realm | None = None

    @property
    def rejected_file(self) -> Path:
        return self.stack.data.parent / "rejected.ndjson"

    @cached_property
    def kept(self) -> DemoState:
        return DemoState.load(self.stack.data / "demo.json")

    def begin(self, step: str) -> None:
        """The next step begins; the one before took so long."""
        now = time.monotonic()
        self.seconds[self.step] = round(now - self._since, 1)
        self.step, self._since = step, now

    @contextmanager
    def receiving(self) -> Iterator[Receiver]:
        """The receiver of the districts' webhooks listens."""
        port, file = ports.port(self.stack.base, "hooks"), self.stack.data / "hooks.ndjson"
        with Receiver(port, file, self.kept.hooks) as receiver:
            yield receiver

    def run(self) -> None:
        """All acts; the clock is the system's again when they are over."""
        with (
            api.client() as http,
            Clock(self.stack.settings) as clock,
            self.receiving() as receiver,
        ):
            realm = self.realm = self._realm(http)
            self.begin("set-up")
            console.heading(f"开区建档 Set-up: {1 + len(self.districts)} districts, through the public APIs")
            clock.set(REPLAY_BEGINS)
            platform.prepare(realm)
            city = boston.found(realm, self.data.neighborhoods)
            console.tick(f"{boston.NAME} ({boston.CODE}): {len(city.places)} neighbourhoods, an integrator")
            clock.set(STORY_BEGINS)
            casts = [self._cast(realm, district, receiver) for district in self.districts]
            self.begin("story")
            self.story = play(casts, clock, receiver)
            self.begin("replay")
            console.heading(f"回放 Replay: {len(self.data.requests):,} requests of Boston, 2015")
            clock.set(REPLAY_BEGINS)
            self.replayed = replay(
                city, clock, self.data, self.stack.data / "replay.json", self.rejected_file
            )
            self.begin("live")
            console.heading("正在办理 Under way: what everybody finds when they log in")
            now = system_now()
            leave_vote(casts, clock, now)
            self.alive = leave_alive(casts, clock, now)
            clock.release()
            console.tick("the clock is the system's again")

    def _realm(self, http: httpx.Client) -> Realm:
        url, settings = self.stack.url, self.stack.settings
        return Realm(
            http,
            url("identity"),
            url("dispatch"),
            url("deliberation"),
            url("finance"),
            url("credit"),
            url("outreach"),
            settings,
            self.kept,
        )

    def _cast(self, realm: Realm, district: District, receiver: Receiver) -> Cast:
        cast = story_districts.found(realm, district)
        outside.platform(realm, district, cast.callers["administrator"].identity, receiver.url(district.code))
        gateway = self.stack.url(plan.MESSAGES)
        own = self.stack.settings.get("LINLI_MESSAGE_URL") == gateway
        reached = outside.phones(realm, cast, gateway) if own else 0
        units = len(district.buildings) * len(district.units)
        console.tick(
            f"{district.name} ({district.code}): {district.compound[1]}, {units} units, "
            f"{len(district.people)} people, {district.company[0]}; "
            f"{reached} phones, a city platform"
        )
        return cast
