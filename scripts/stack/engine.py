# SPDX-License-Identifier: AGPL-3.0-or-later
"""The embedded MongoDB engine (SecantusDB) as a process of its own: no service ever imports it."""

import sys
from pathlib import Path

from scripts.stack import ports, ready
from scripts.stack.process import Process


class EngineMissing(Exception):
    """The engine's command is not in the environment."""


def uri(base: int) -> str:
    """One server that stays where it is: clients ask for its state from time to time.

    A client that has the state streamed to it costs this engine four looks a second. A write that may be
    retried costs it a walk over all of the last half hour, which it forgets when it is killed.
    """
    options = "directConnection=true&serverMonitoringMode=poll&retryWrites=false"
    return f"mongodb://{ports.HOST}:{ports.port(base, 'engine')}/?{options}"


def process(base: int, data: Path, *, durable: bool = True) -> Process:
    """The engine of the copy at `base`, its files under data/engine; raises EngineMissing.

    `durable`: each commit is on the disk before it is acknowledged. Without, it stays in memory for a
    moment, and one acknowledged transaction in seventy was lost when the engine was killed.
    """
    program = Path(sys.executable).with_name("secantusd-py")
    if not program.exists():
        raise EngineMissing(f"{program} not found: run `make setup` (or name a MongoDB in LINLI_MONGODB_URI)")
    port = ports.port(base, "engine")
    storage = data / "engine"
    storage.mkdir(parents=True, exist_ok=True)
    command = (str(program), "--host", ports.HOST, "--port", str(port), "--storage-path", str(storage))
    return Process(
        name="engine",
        argv=(*command, *(["--sync-on-commit"] if durable else [])),
        env={},
        ports={port: "MongoDB engine"},
        ready=ready.mongodb(port),
        address=uri(base),
        log_suffix="log",
    )
