# SPDX-License-Identifier: AGPL-3.0-or-later
"""Measure Linli beside Nameko, Celery, bare Flask and hand-written limits, in one run on this machine.

Baselines are measured in turn with ours, so that the machine's drift cancels in the ratios. The last line is
one JSON object; .local/bench/report.html shows the same as bars. Leave the machine alone meanwhile.
"""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from scripts.bench import (
    billing,
    closing,
    commanding,
    consuming,
    environment,
    feeding,
    growing,
    hooking,
    idling,
    listing,
    locating,
    looking,
    memory,
    paying,
    registering,
    relaying,
    report,
    residents,
    servers,
    serving,
    stating,
    taking_in,
    travelling,
)
from scripts.bench.children import ChildFailed
from scripts.bench.outcome import Outcome
from scripts.bench.run import FULL, QUICK, TINY, Run, Sizes
from scripts.debian import ROOT
from scripts.stack import BrokerMissing, EngineMissing, StartFailed

REPORT = ROOT / ".local" / "bench" / "report.html"
SECTIONS: dict[str, Callable[[Run], Outcome]] = {
    "consuming": consuming.consuming,
    "queues": consuming.queues,
    "relay": relaying.relaying,
    "end-to-end": travelling.end_to_end,
    "latency": travelling.latency,
    "http": serving.serving,
    "growth": growing.growing,
    "lists": listing.lists,
    "locating": locating.locating,
    "look-ups": looking.looking,
    "casting": commanding.casting,
    "posting": commanding.posting,
    "paying": paying.paying,
    "billing": billing.billing,
    "taking-in": taking_in.taking_in,
    "registering": registering.registering,
    "residents": residents.residents,
    "feeding": feeding.feeding,
    "statement": stating.stating,
    "closing": closing.closing,
    "webhooks": hooking.hooking,
    "idle": idling.idling,
    "memory": memory.memory,
}


def main() -> int:
    given = _arguments()
    began = time.monotonic()

    def say(line: str) -> None:
        print(f"[{time.monotonic() - began:6.1f} s] {line}", file=sys.stderr, flush=True)

    outcomes: list[Outcome] = []
    try:
        environment.ready(say)
        with servers.started(say) as found:
            run = Run(_sizes(given), found, say)
            about = found.versions() | _about(given)
            for name in given.only or SECTIONS:
                say(f"{name}: measuring")
                outcomes.append(SECTIONS[name](run))
                print(report.text(outcomes[-1]), flush=True)
    except (environment.BaselinesMissing, BrokerMissing, EngineMissing, StartFailed, ChildFailed) as error:
        say(str(error))
        return 1
    about["seconds"] = f"{time.monotonic() - began:.0f}"
    _write(REPORT, report.page(outcomes, about))
    line = json.dumps(report.summary(outcomes, about), ensure_ascii=False)
    if given.json:
        _write(given.json, line + "\n")
    print(f"\n{REPORT.relative_to(ROOT)}\n{line}", flush=True)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small numbers, two minutes")
    parser.add_argument("--tiny", action="store_true", help="only to see that it runs")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, metavar="NAME", help=", ".join(SECTIONS))
    parser.add_argument("--repeat", type=int, metavar="N", help="turns of each comparison")
    parser.add_argument("--rows", nargs="+", type=int, metavar="N", help="of growth and look-ups")
    parser.add_argument("--orders", nargs=2, type=int, metavar="N", help="of the districts of the lists")
    parser.add_argument("--households", nargs=2, type=int, metavar="N", help="of the registers of residents")
    parser.add_argument("--fed", nargs=2, type=int, metavar="N", help="rows of the feed, persons on record")
    parser.add_argument("--entries", type=int, metavar="N", help="of the quarter that is stated")
    parser.add_argument("--looked", nargs="+", choices=looking.KINDS, help="whose look-ups, else all")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the JSON here too")
    return parser.parse_args()


def _sizes(given: argparse.Namespace) -> Sizes:
    sizes = TINY if given.tiny else QUICK if given.quick else FULL
    if given.repeat:
        sizes = replace(sizes, turns=given.repeat, request_turns=given.repeat)
    if given.rows:
        sizes = replace(sizes, rows=tuple(sorted(given.rows)))
    if given.orders:
        sizes = replace(sizes, orders=(min(given.orders), max(given.orders)))
    if given.households:
        sizes = replace(sizes, households=(min(given.households), max(given.households)))
    if given.fed:
        sizes = replace(sizes, fed=tuple(given.fed))
    if given.entries:
        sizes = replace(sizes, entries=given.entries)
    return replace(sizes, looked=tuple(given.looked or ()))


def _about(given: argparse.Namespace) -> dict[str, str]:
    return {
        "mode": "tiny" if given.tiny else "quick" if given.quick else "full",
        "python": platform.python_version(),
        "cores": str(os.cpu_count()),
        "load": f"{os.getloadavg()[0]:.1f}",
    }


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
