# SPDX-License-Identifier: AGPL-3.0-or-later
"""The last release's worker beside this one's, and back again: nothing lost, nothing buried, order kept.

The last release is a copy of this very tree in which one type of event did not exist yet.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from pymongo import MongoClient

from scripts.debian import ROOT
from scripts.stack import ports, ready
from services.chassis.settings import Settings
from services.chassis.values import OrgPath
from services.identity.domain.events import PlaceChanged, PlaceCreated
from tests.system.chassis.conftest import ACTOR, TENANT, Bench, SenderTx, Thing, until

TAKES_LONG = "workers of two releases are started and stopped as processes, five times"
NEW = PlaceCreated.TYPE
BEFORE, AFTER = "identity.PlaceCreated, identity.PlaceChanged)", "identity.PlaceChanged)"
"""In dispatch's `copies.py`: this release's place is made by both, the last one's by the second alone."""

ALL_THREE = 0b111
"""A position's window when no event of the lane was passed over by a later one."""

LANES = 12
IGNORED = shutil.ignore_patterns("__pycache__")


@pytest.fixture(scope="module")
def last_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This tree without the new type: not in the registry, nothing made of it."""
    tree = tmp_path_factory.mktemp("last_release")
    for part in ("services", "proto"):
        shutil.copytree(ROOT / part, tree / part, ignore=IGNORED)
    registry, copies = tree / "proto/events.yaml", tree / "services/dispatch/copies.py"
    entries = yaml.safe_load(registry.read_text(encoding="utf-8"))
    assert "dispatch" in entries.pop(NEW)["consumers"]
    registry.write_text(yaml.safe_dump(entries), encoding="utf-8")
    code = copies.read_text(encoding="utf-8")
    assert code.count(BEFORE) == 1
    copies.write_text(code.replace(BEFORE, AFTER), encoding="utf-8")
    return tree


@dataclass
class Roll:
    """dispatch's workers, as processes of either release, and what they have made of identity's events."""

    bench: Bench
    environment: dict[str, str]
    last_release: Path
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def start(self, release: str) -> None:
        port = ports.free_base()
        command = [sys.executable, "-m", "services.chassis.worker", "services.dispatch.app"]
        self.running[release] = subprocess.Popen(
            command,
            cwd={"last": self.last_release, "this": ROOT}[release],
            env=os.environ | self.environment | {"LINLI_METRICS_PORT": str(port)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(ready.http(f"http://{ports.HOST}:{port}/ready"))

    def end(self, release: str, number: signal.Signals = signal.SIGTERM) -> None:
        process = self.running.pop(release)
        process.send_signal(number)
        process.wait(30)

    def create(self, number: int, name: str) -> None:
        """A place comes into being: the new type."""
        place = f"p{number}"
        event = PlaceCreated(place, None, "compound", place, name, OrgPath(f"/{TENANT}/{place}"), active=True)
        self.bench.sender.transact(ACTOR, lambda tx: tx.things.add(Thing(place, place), event))

    def rename(self, number: int, name: str) -> None:
        """It gets another name: a type that both know."""
        place = f"p{number}"
        event = PlaceChanged(place, "compound", name, OrgPath(f"/{TENANT}/{place}"), active=True)

        def work(tx: SenderTx) -> None:
            tx.things.save(tx.things.get(place), event)

        self.bench.sender.transact(ACTOR, work)

    def kept(self, collection: str) -> list[dict[str, Any]]:
        with MongoClient(self.environment["LINLI_MONGODB_URI"]) as client:
            database = client[f"{self.environment['LINLI_DATABASE_PREFIX']}dispatch"]
            return list(database[collection].find())

    def is_settled(self, lanes: int) -> bool:
        """Each of so many lanes has had its three effects or waits as a whole; some wait."""
        waiting = len(self.kept("parked"))
        done = list(self.names().values()).count("third")
        return waiting > 0 and waiting + 3 * done == 3 * lanes

    def names(self) -> dict[str, str]:
        return {place["id"]: place["name"] for place in self.kept("places")}


@pytest.fixture
def roll(
    bench: Bench, settings: Settings, last_release: Path, user_url: Callable[..., str]
) -> Iterator[Roll]:
    """Each release declares what it consumes: what the newer one adds, and what it takes away."""
    environment = {
        "LINLI_AMQP_URL": user_url("dispatch", declares=True),
        "LINLI_MONGODB_URI": settings.mongodb_uri.get_secret_value(),
        "LINLI_DATABASE_PREFIX": settings.database_prefix,
        "LINLI_ISSUER": settings.issuer,
        "LINLI_JWKS_URL": settings.jwks_url,
        "LINLI_RETRY_ATTEMPTS": "2",
        "LINLI_RETRY_FIRST_SECONDS": "0.1",
    }
    bench.start("sender")
    roll = Roll(bench, environment, last_release)
    yield roll
    for release in list(roll.running):
        roll.end(release, signal.SIGKILL)


def test_beside_and_back_and_forward_again(roll: Roll) -> None:
    lanes = iter(range(3 * LANES))
    roll.start("last")
    roll.start("this")
    _use(roll, lanes)  # both run: the last release may get events of the new type
    roll.end("this")
    _use(roll, lanes)  # rolled back
    until(lambda: roll.is_settled(2 * LANES))
    roll.end("last")
    roll.start("last")  # it was started again meanwhile
    _use(roll, lanes)
    until(lambda: roll.is_settled(3 * LANES))
    roll.start("this")  # and forward again
    roll.end("last")
    until(lambda: roll.names() == {f"p{number}": "third" for number in range(3 * LANES)})
    assert roll.kept("parked") == []
    assert roll.kept("dead_letters") == []
    assert {(lane["sequence"], lane["window"]) for lane in roll.kept("positions")} == {(3, ALL_THREE)}


def _use(roll: Roll, lanes: Iterator[int]) -> None:
    """Some more places, each made and renamed twice."""
    for _, number in zip(range(LANES), lanes, strict=False):
        roll.create(number, "first")
        roll.rename(number, "second")
        roll.rename(number, "third")
