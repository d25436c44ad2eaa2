# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run Linli on this machine: up, down, status; lend is for tests."""

import argparse
import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType

from scripts import terminal
from scripts.stack import (
    BrokerMissing,
    EngineMissing,
    PortInUse,
    Stack,
    StartFailed,
    UnknownPart,
    plan,
    ports,
)
from scripts.stack.broker_package import chosen
from scripts.stack.lend import Loan, end_with, write_note
from scripts.stack.process import Running
from scripts.stack.stack import run_folder
from scripts.stack.state import State

WATCH_S = 0.5
MEBIBYTE = 1_048_576
REFUSED, FAILED = 2, 1


def main(argv: list[str] | None = None) -> int:
    given = _arguments().parse_args(argv)
    try:
        if given.command == "status":
            return status(given.port_base)
        if given.command == "setup":
            return _setup()
        only = tuple(given.only.split(",")) if given.only else plan.ALL
        if given.command == "lend":
            return _lend(given.only, given.note, given.while_pid)
        stack = Stack(only=only, port_base=given.port_base, data=given.data, say=_say)
        if given.command == "down":
            return FAILED if stack.down() else 0
        return _up(stack, foreground=given.foreground or bool(given.while_pid), while_pid=given.while_pid)
    except PortInUse as error:
        _say(f"{error}\nNothing was started. Stop it, or choose other ports with LINLI_PORT_BASE=9400.")
    except (BrokerMissing, EngineMissing, UnknownPart) as error:
        _say(str(error))
    return REFUSED


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.stack", description=__doc__)
    parser.add_argument("command", choices=("setup", "up", "down", "status", "lend"))
    base = os.environ.get("LINLI_PORT_BASE") or str(ports.DEFAULT_BASE)
    parser.add_argument("--port-base", type=_port_base, default=base, help=f"first port (default {base})")
    parser.add_argument("--data", type=Path, help="data folder (default: the copy's own run folder)")
    parser.add_argument("--only", help=f"comma-separated parts of {','.join(plan.ALL)}")
    parser.add_argument("--foreground", action="store_true", help="stay until Ctrl-C, then stop everything")
    parser.add_argument("--while-pid", type=int, help="like --foreground, and stop when that process ends")
    parser.add_argument("--note", type=Path, help="lend: where to write the server's address")
    return parser


def _port_base(text: str) -> int:
    highest = ports.HIGHEST - ports.SPAN
    if not text.isdecimal() or not ports.LOWEST <= int(text) <= highest:
        raise argparse.ArgumentTypeError(f"{text!r} is no port base ({ports.LOWEST} to {highest})")
    return int(text)


def _setup() -> int:
    """Unpack the broker, unless a running one is named."""
    if not os.environ.get("LINLI_AMQP_URL"):
        chosen(os.environ).install(_say)
    return 0


def _lend(part: str, note: Path, while_pid: int) -> int:
    """Serve one part on free ports from temporary data; used by the tests through `lend.borrow`."""
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with(while_pid)
    try:
        with Stack(only=(part,), say=_say, durable=False) as stack:
            address = stack.state.find(part).address
            write_note(note, Loan(part, address, stack.base, str(stack.data)))
            try:
                signal.pause()
            finally:
                stack.down(signal.SIGKILL)  # the data is thrown away: nothing to save
    except StartFailed as error:
        _say(str(error))
        return FAILED
    except KeyboardInterrupt:
        return 0
    return 0


def _up(stack: Stack, *, foreground: bool, while_pid: int | None) -> int:
    signal.signal(signal.SIGTERM, _interrupt)
    if while_pid:
        end_with(while_pid)
    try:
        stack.up()
        if not foreground:
            return 0
        _say("up; Ctrl-C stops everything")
        return _watch(stack)
    except StartFailed as error:
        _say(str(error))
        stack.down()
        return FAILED
    except KeyboardInterrupt:
        stack.down()
        return 0


def _watch(stack: Stack) -> int:
    """Wait until interrupted or until a process of the stack dies."""
    while not (dead := [r.name for r in stack.state.all() if not r.is_alive()]):
        time.sleep(WATCH_S)
    _say(f"{', '.join(dead)} ended unexpectedly; stopping the rest")
    stack.down()
    return FAILED


def status(base: int) -> int:
    """Print a table of the copy's processes; 0 only if all of them run."""
    known = State(run_folder(base)).all()
    if not known:
        _say(f"nothing is running at port base {base}")
        return FAILED
    columns = ("process", "pid", "port", "state", "memory", "log")
    print(terminal.table([_row(running) for running in known], columns))
    return 0 if all(r.is_alive() for r in known) else FAILED


def _row(running: Running) -> tuple[object, ...]:
    alive = running.is_alive()
    memory = f"{running.memory_bytes() / MEBIBYTE:.0f} MiB" if alive else "-"
    return running.name, running.pid, running.port, "running" if alive else "dead", memory, running.log


def _interrupt(number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
