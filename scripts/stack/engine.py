# SPDX-License-Identifier: AGPL-3.0-or-later
"""The embedded MongoDB engine (SecantusDB) as a process of its own: no service ever imports it."""

import sys
from pathlib import Path

from scripts.stack import ports, ready
from scripts.stack.process import Process


class EngineMissing(Exception):
    """The engine's command is not in the environment."""


def uri(base: int) -> str:
    return f"mongodb://{ports.HOST}:{ports.port(base, 'engine')}/?directConnection=true"


def process(base: int, data: Path) -> Process:
    """The engine of the copy at `base`, its files under data/engine; raises EngineMissing."""
    command = Path(sys.executable).with_name("secantusd-py")
    if not command.exists():
        raise EngineMissing(f"{command} not found: run `make setup` (or name a MongoDB in LINLI_MONGODB_URI)")
    port = ports.port(base, "engine")
    storage = data / "engine"
    storage.mkdir(parents=True, exist_ok=True)
    return Process(
        name="engine",
        argv=(str(command), "--host", ports.HOST, "--port", str(port), "--storage-path", str(storage)),
        env={},
        ports={port: "MongoDB engine"},
        ready=ready.mongodb(port),
        address=uri(base),
        log_suffix="log",
    )
