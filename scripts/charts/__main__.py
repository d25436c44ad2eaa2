# SPDX-License-Identifier: AGPL-3.0-or-later
"""Makes what deploy/ holds of the code: topology, dashboards, committed renders (--check only looks).

`view` draws the dashboards of a running copy (`make up`, `make demo`) into one page; `keys` prints new keys
and passwords for deploy/compose.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from scripts.charts import (
    capacity,
    compose_file,
    dashboards,
    metrics_file,
    render,
    sharding,
    topology_file,
)
from scripts.charts.prometheus import Prometheus, targets
from scripts.charts.view import page
from scripts.debian import ROOT
from scripts.services import SERVICES
from scripts.stack import credentials, plan, ports
from scripts.stack.stack import run_folder
from scripts.stack.state import State

Files = dict[Path, str]
REFUSED = 2


def topology() -> Files:
    return {topology_file.FILE: topology_file.text()}


def rendered() -> Files:
    return {render.golden(one): render.golden_text(render.render(one)) for one in render.RENDERS}


MADE: dict[str, Callable[[], Files]] = {
    "topology": topology,
    "dashboards": dashboards.files,
    "compose": compose_file.files,
    "capacity": capacity.files,
    "metrics": metrics_file.files,
    "sharding": sharding.files,
    "rendered": rendered,
}
KINDS = ", ".join((*MADE, "view", "keys"))


def view(base: int, seconds: int) -> int:
    """Watch the copy at `base` for so long, then write the page beside its data."""
    running = {process.name for process in State(run_folder(base)).alive()}
    services = [name for name in (*SERVICES, plan.PORTAL) if f"{name}-api" in running]
    if not services:
        print(f"nothing is running at port base {base}: `make demo` or `make up` first", file=sys.stderr)
        return REFUSED
    print(f"watching {', '.join(services)} for {seconds} s …", file=sys.stderr)
    with Prometheus(targets(base, services)) as prometheus:
        time.sleep(seconds)
        about = (
            f"{', '.join(services)} at port base {base}, watched for {seconds} s by a Prometheus of their own"
        )
        text = page(prometheus, seconds, about)
    file = run_folder(base) / "dashboards.html"
    file.write_text(text, encoding="utf-8")
    print(file)
    return 0


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.charts", description=__doc__)
    parser.add_argument("what", nargs="*", metavar="WHAT", help=f"{KINDS}; all files if nothing is named")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if a file differs")
    base = int(os.environ.get("LINLI_PORT_BASE") or ports.DEFAULT_BASE)
    parser.add_argument("--port-base", type=int, default=base, help=f"view: which copy (default {base})")
    parser.add_argument("--seconds", type=int, default=60, help="view: for how long it is watched (60)")
    parser.add_argument(
        "--bench", type=Path, help="capacity: a file that ends with the last line of make bench"
    )
    given = parser.parse_args(argv)
    if unknown := [one for one in given.what if one not in (*MADE, "view", "keys")]:
        parser.error(f"{unknown[0]!r} is none of {KINDS}")
    if given.bench:
        capacity.record(given.bench)
    if given.what == ["view"]:
        return view(given.port_base, given.seconds)
    if given.what == ["keys"]:
        for name, value in credentials.fresh().items():
            print(f"{name}={value}")
        return 0
    return make(given.what or list(MADE), check=given.check)


def make(what: Sequence[str], *, check: bool) -> int:
    """Write, or only look for, the files that are not as they must be; the exit code."""
    stale = []
    for one in what:
        for file, text in MADE[one]().items():
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                stale.append(file)
                if not check:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(text, encoding="utf-8")
    for file in stale:
        print(f"{file.relative_to(ROOT)}: {'differs' if check else 'written'}")
    return 1 if stale and check else 0


if __name__ == "__main__":
    sys.exit(main())
