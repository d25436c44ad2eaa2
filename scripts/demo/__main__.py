# SPDX-License-Identifier: AGPL-3.0-or-later
"""Play the demo: set up two districts, tell their story, replay a year of real requests.

What it makes is kept under .local/: a second run finds it all and changes nothing. --fresh starts over.
"""

import argparse
import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path
from types import FrameType

from scripts.demo import console, summary
from scripts.demo.api import Json
from scripts.demo.replay.run import Data
from scripts.demo.run import Demo
from scripts.stack import Stack, plan, ports
from scripts.stack.stack import run_folder

SAMPLE = Path(__file__).parent / "data" / "boston-2015-sample.csv.gz"
WATCH_S = 0.5


class AlreadyRunning(Exception):
    """A copy runs at this port base; it may not have the simulated clock."""


def main(argv: list[str] | None = None) -> int:
    given = _arguments().parse_args(argv)
    signal.signal(signal.SIGTERM, _interrupt)
    began = time.monotonic()
    report = _perform(given)
    report["seconds"] = round(time.monotonic() - began, 1)
    if not report["ok"]:
        console.say(f"\n{console.CROSS} {report['step']}: {report['error']}")
    if given.once:
        console.say(json.dumps(report, ensure_ascii=False))
    return 0 if report["ok"] else 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.demo", description=__doc__)
    base = int(os.environ.get("LINLI_PORT_BASE") or ports.DEFAULT_BASE)
    parser.add_argument(
        "--once", action="store_true", help="stop everything at the end and print one JSON line"
    )
    parser.add_argument("--data", type=Path, default=SAMPLE, help="a CSV of 311 requests (.csv, .csv.gz)")
    parser.add_argument("--port-base", type=int, default=base, help=f"first port (default {base})")
    parser.add_argument(
        "--fresh", action="store_true", help="delete what earlier runs at these ports have made"
    )
    parser.add_argument("--without-portal", action="store_true", help="the services alone")
    return parser


def _perform(given: argparse.Namespace) -> Json:
    """Read the data, start the stack, play; what became of it."""
    step, demo = "data", None
    try:
        data = Data.load(given.data)
        step = "start"
        demo = Demo(_stack(given), data)
        with demo.stack as stack:
            demo.run()
            if not given.once:
                demo.begin("stay")
                summary.show(stack, demo.kept.password)
                with demo.receiving():
                    _stay(stack)
            demo.begin("stop")
        demo.begin("")
    except KeyboardInterrupt:
        if demo is None or demo.step != "stay":
            return {"ok": False, "step": demo.step if demo else step, "error": "interrupted"}
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the stack is down and the report says it
        text = f"{type(error).__name__}: {error}"
        return {"ok": False, "step": demo.step if demo else step, "error": text[:2000]}
    assert demo is not None
    return {
        "ok": True,
        "story": demo.story,
        "replay": demo.replayed,
        "alive": demo.alive,
        "step_seconds": demo.seconds,
    }


def _stack(given: argparse.Namespace) -> Stack:
    """The copy, not yet up. Raises AlreadyRunning."""
    base: int = given.port_base
    parts = tuple(part for part in plan.ALL if part != plan.PORTAL or not given.without_portal)
    stack = Stack(only=parts, port_base=base, env={"LINLI_CLOCK": "simulated"}, say=console.say)
    if stack.state.alive():
        raise AlreadyRunning(
            f"a copy is running at port base {base}: stop it, or use LINLI_PORT_BASE={base + 1000}"
        )
    if given.fresh:
        shutil.rmtree(run_folder(base), ignore_errors=True)
    kept = (stack.data / "demo.json").exists()
    console.say(
        f"Data of earlier runs is kept in {stack.data}: nothing changes twice (--fresh starts over)."
        if kept
        else f"Data is kept in {stack.data}."
    )
    return stack


def _stay(stack: Stack) -> None:
    """Wait for Ctrl-C or for the end of one of the processes."""
    console.say("\nCtrl-C stops everything.")
    while not (dead := [process.name for process in stack.state.all() if not process.is_alive()]):
        time.sleep(WATCH_S)
    raise ChildProcessError(f"{', '.join(dead)} ended unexpectedly")


def _interrupt(number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
