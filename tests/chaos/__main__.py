# SPDX-License-Identifier: AGPL-3.0-or-later
"""Kill everything on a seed under load, then check the books: the last line is one JSON object."""

import argparse
import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.chaos.arena import Arena
from tests.chaos.guards import GUARDS
from tests.chaos.measure import MEASURES
from tests.chaos.plan import ALWAYS, KINDS, UNDER_FIRE, make, part
from tests.chaos.run import run
from tests.chaos.scene import Scene

MEASURED = {"LINLI_BATCH_SIZE": "200"}
"""As in production, where chaos has small batches to have more of them."""


def main(argv: list[str] | None = None) -> int:
    given = _arguments().parse_args(argv)
    began = time.monotonic()

    def say(text: str) -> None:
        print(f"[{time.monotonic() - began:7.1f}] {text}", file=sys.stderr, flush=True)

    guard = GUARDS.get(given.broken)
    kinds = tuple(given.faults.split(",")) if given.faults else guard.faults if guard else ()
    focus = given.focus or (guard.focus if guard else "")
    services = ALWAYS if guard else part(given.seed) if given.part else UNDER_FIRE
    faults = make(given.seed, given.duration, given.gap, given.copies, kinds, focus, services)
    if given.measure:
        return _measure(given, say)
    with Arena(copies=given.copies, broken=given.broken, services=services) as arena:
        say(f"{', '.join(services)}: the arena stands at {arena.base}, its logs in {arena.state.folder}/logs")
        outcome = run(arena, given.seed, faults, given.duration, say, rest=not given.broken)
        if given.keep or not outcome.clean:
            say(f"logs and data kept in {_kept(arena, given.seed)}")
    for name, found in outcome.audit.invariants.items():
        say(f"{'✓' if found == 'ok' else '✗'} {name}{'' if found == 'ok' else f': {found}'}")
    for failure in outcome.scene.failures:
        say(f"✗ {failure}")
    print(json.dumps(outcome.as_json(), ensure_ascii=False))
    return 0 if outcome.clean else 1


def _measure(given: argparse.Namespace, say: Callable[[str], None]) -> int:
    with Arena(copies=1, settings=MEASURED, services=ALWAYS) as arena:
        scene = Scene(arena, given.seed, say)
        figures = MEASURES[given.measure](scene, given.duration)
        found = scene.end()
        if given.keep:
            say(f"logs and data kept in {_kept(arena, given.seed)}")
    found_out = {"measure": given.measure, **figures, "lost": found.lost, "doubled": found.doubled}
    found_out |= {"reordered": found.reordered, "invariants": found.invariants, "failures": scene.failures}
    print(json.dumps(found_out, ensure_ascii=False))
    return 0 if found.clean and not scene.failures else 1


def _kept(arena: Arena, seed: int) -> Path:
    folder = Path(".local/chaos") / f"seed-{seed}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(arena.state.folder, folder, symlinks=True, ignore_dangling_symlinks=True)
    return folder


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--duration", type=float, default=60, help="seconds of load and faults")
    parser.add_argument("--seed", type=int, default=1, help="the whole plan follows from it")
    parser.add_argument("--gap", type=float, default=3.0, help="seconds between two faults, on average")
    parser.add_argument("--copies", type=int, default=2, help="worker processes of each service")
    parser.add_argument("--faults", help=f"only these kinds, of {','.join(KINDS)}")
    parser.add_argument("--part", action="store_true", help="of the services only some, by the seed")
    parser.add_argument("--focus", default="", help="only named points that begin so, such as relay.")
    parser.add_argument(
        "--break", dest="broken", choices=sorted(GUARDS), default="", help="a guard to break: must fail"
    )
    parser.add_argument("--measure", choices=sorted(MEASURES), help="no faults: figures of one situation")
    parser.add_argument("--keep", action="store_true", help="keep logs and data of a clean run too")
    return parser


if __name__ == "__main__":
    sys.exit(main())
