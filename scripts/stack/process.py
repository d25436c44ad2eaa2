# SPDX-License-Identifier: AGPL-3.0-or-later
"""One process of the stack: started in a session of its own, found again by pid and start time."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

TAG = "LINLI_STACK"
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
POLL_S = 0.1
TIE = ("setpriv", "--pdeathsig", "TERM")


@dataclass(frozen=True)
class Process:
    """How to start one process and how to know that it is ready."""

    name: str
    argv: tuple[str, ...]
    env: Mapping[str, str]
    ports: Mapping[int, str]  # port → what it is for
    ready: Callable[[], bool]
    address: str = ""
    log_suffix: str = "jsonl"
    start_timeout_s: int = 120
    without_env: tuple[str, ...] = field(default=())  # prefixes of the caller's variables to drop


@dataclass(frozen=True)
class Running:
    """A started process as the state file remembers it."""

    name: str
    stage: int
    pid: int
    started_ticks: int
    port: int
    address: str
    log: str

    def as_json(self) -> dict[str, object]:
        return asdict(self)

    def is_alive(self) -> bool:
        stat = _stat(self.pid)
        return stat is not None and stat[0] != "Z" and int(stat[19]) == self.started_ticks

    def memory_bytes(self) -> int:
        """Resident memory of the process and all of its group."""
        groups = ((entry.name, _stat(int(entry.name))) for entry in Path("/proc").glob("[0-9]*"))
        members = [pid for pid, stat in groups if stat is not None and int(stat[2]) == self.pid]
        return sum(_resident_pages(pid) for pid in members) * PAGE_BYTES

    def signal_group(self, number: signal.Signals) -> None:
        try:
            os.killpg(self.pid, number)
        except ProcessLookupError:
            return


def start(
    process: Process, *, stage: int, tag: str, logs: Path, tied: bool
) -> tuple[Running, "subprocess.Popen[bytes]"]:
    """Start the process detached from the terminal, its output in its log (the old log kept as .1).

    A tied process gets SIGTERM when the thread that started it ends, even by SIGKILL.
    """
    log = logs / f"{process.name}.{process.log_suffix}"
    logs.mkdir(parents=True, exist_ok=True)
    if log.exists():
        log.replace(log.with_name(log.name + ".1"))
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(process.without_env or ("\0",))}
    with log.open("wb") as output:
        child = subprocess.Popen(
            (*(TIE if tied else ()), *process.argv),
            env={**inherited, **process.env, TAG: tag},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd=Path(__file__).resolve().parents[2],
        )
    port = next(iter(process.ports), 0)
    return Running(process.name, stage, child.pid, ticks(child.pid), port, process.address, str(log)), child


def wait_gone(running: Running, child: "subprocess.Popen[bytes] | None", timeout_s: float) -> bool:
    """Wait until the process has ended (reaping it when it is our child); False on time-out."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        if child is not None:
            child.poll()
        if not running.is_alive():
            return True
        time.sleep(POLL_S)
    return False


def ticks(pid: int) -> int:
    """When the process was started (kernel ticks since boot; 0 if it is gone): pid and ticks are unique."""
    stat = _stat(pid)
    return int(stat[19]) if stat else 0


def tagged(tag: str) -> list[int]:
    """Pids of every living process that carries the copy's tag, whatever group it moved to.

    One that is ending loses its environment a moment before its ports: look at these too.
    """
    wanted = f"{TAG}={tag}".encode()
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            variables = (entry / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if wanted in variables and (stat := _stat(int(entry.name))) is not None and stat[0] != "Z":
            found.append(int(entry.name))
    return found


def kill(pid: int, timeout_s: float) -> None:
    """End a process that may be another's child, and wait until it has let go of its ports."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline and (stat := _stat(pid)) is not None and stat[0] != "Z":
        time.sleep(POLL_S)


def _stat(pid: int) -> list[str] | None:
    """Fields of /proc/<pid>/stat from the state on: [0] state, [2] process group, [19] start time."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(errors="replace").rsplit(")", 1)[1].split()
    except OSError:
        return None


def _resident_pages(pid: str) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0
