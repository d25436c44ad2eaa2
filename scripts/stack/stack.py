# SPDX-License-Identifier: AGPL-3.0-or-later
"""Start, watch and stop a copy of Linli: broker, engine, services, portal."""

import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from scripts.debian import ROOT, Say
from scripts.stack import plan, ports
from scripts.stack.process import POLL_S, Process, Running, kill, start, tagged, wait_gone
from scripts.stack.state import State

NEWS_EVERY_S = 5
TAIL_LINES = 15
TRIES_FOR_FREE_PORTS = 3


class StartFailed(Exception):
    """A process died or did not become ready; the text ends with its last log lines."""


class Stack:
    """One copy. With a port base it lives in its run folder; without, on free ports in a temporary folder.

    As a context manager it is up inside the block and gone after it, or when this process is killed.
    """

    stop_timeout_s = 30.0

    def __init__(
        self,
        *,
        only: Sequence[str] = plan.ALL,
        port_base: int | None = None,
        data: Path | None = None,
        env: Mapping[str, str] | None = None,
        own_env: Mapping[str, Mapping[str, str]] | None = None,
        say: Say = print,
        durable: bool = True,
    ) -> None:
        self.only = tuple(only)
        self.env = dict(env or {})
        self.own_env = dict(own_env or {})
        self.say = say
        self.durable = durable
        self._reserved: ports.Reservation | None = None
        if port_base is None:
            self._reserved = ports.reserve()
            self._run, self.base = Path(tempfile.mkdtemp(prefix="linli-")), self._reserved.base
        else:
            self._run, self.base = run_folder(port_base), port_base
        self.data = data or self._run / "data"
        self.state = State(self._run)
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._plan: plan.Plan | None = None
        self._tied = False

    @property
    def plan(self) -> plan.Plan:
        """The processes and addresses of this copy (unpacks the broker when first asked)."""
        if self._plan is None:
            self._plan = plan.make(
                self.base,
                self.data,
                only=self.only,
                env=self.env,
                own_env=self.own_env,
                say=self.say,
                durable=self.durable,
            )
        return self._plan

    @property
    def amqp_url(self) -> str:
        return self.settings["LINLI_AMQP_URL"]

    @property
    def mongodb_uri(self) -> str:
        return self.settings["LINLI_MONGODB_URI"]

    @property
    def settings(self) -> Mapping[str, str]:
        """The LINLI_ variables that the services get, the operator's password among them."""
        return self.plan.settings

    def url(self, part: str) -> str:
        """HTTP address of a service or of the portal."""
        return plan.url(self.base, part)

    def __enter__(self) -> Self:
        self._tied = True
        for attempt in range(1, TRIES_FOR_FREE_PORTS + 1):
            try:
                self.up()
            except ports.PortInUse:
                self.down()
                if self._reserved is None or attempt == TRIES_FOR_FREE_PORTS:
                    raise
                self._reserved.give_back()
                self._reserved = ports.reserve()
                self.base, self._plan = self._reserved.base, None
            except BaseException:
                self.__exit__(None, None, None)
                raise
            else:
                break
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.down()
        if self._reserved:
            self._reserved.give_back()
            shutil.rmtree(self._run, ignore_errors=True)

    def up(self) -> None:
        """Start what is not running yet; raises PortInUse before anything is started, else StartFailed."""
        running = {r.name for r in self.state.alive()}
        missing = [p for p in self.plan.processes if p.name not in running]
        ports.check_free({number: use for p in missing for number, use in p.ports.items()})
        for number, stage in enumerate(self.plan.stages):
            fresh = [p for p in stage if p.name not in running]
            for process in fresh:
                self._start(process, number)
            self._await(fresh)
            if missing and any(process.name == "broker" for process in stage):
                self._grant()

    def start(self, name: str) -> None:
        """Start one process of the plan again (after `kill`) and wait until it is ready."""
        stages = enumerate(self.plan.stages)
        number, process = next((n, p) for n, stage in stages for p in stage if p.name == name)
        ports.check_free(dict(process.ports))
        self._start(process, number)
        self._await([process])

    def kill(self, name: str, number: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to one process's group and see to its end: for chaos tests."""
        running = self.state.find(name)
        running.signal_group(number)
        self._await_end(running)
        self._forget(running)

    def down(self, number: signal.Signals = signal.SIGTERM) -> list[int]:
        """Stop everything, the last stage first; return the pids that were left and had to be killed."""
        known = self.state.all()
        for stage in sorted({r.stage for r in known}, reverse=True):
            members = [r for r in reversed(known) if r.stage == stage]
            alive = [r for r in members if r.is_alive()]
            for running in alive:
                running.signal_group(number)
            for running in alive:
                self._await_end(running)
            for running in members:
                self._forget(running)
        left = tagged(self.state.tag)
        for pid in left:
            self.say(f"{pid}: left over, killed")
            kill(pid, self.stop_timeout_s)
        return left

    def _start(self, process: Process, stage: int) -> None:
        self.say(f"{process.name}: starting")
        running, child = start(
            process, stage=stage, tag=self.state.tag, logs=self.state.folder / "logs", tied=self._tied
        )
        self._children[process.name] = child
        self.state.remember(running)

    def _grant(self) -> None:
        if self.plan.grants:
            self.plan.grants.give()

    def _await(self, processes: list[Process]) -> None:
        """Wait until every process is ready, telling of each as it is; raises StartFailed."""
        began, news, waiting = time.monotonic(), NEWS_EVERY_S, list(processes)
        while waiting:
            waited = time.monotonic() - began
            for process in list(waiting):
                if process.ready():
                    self.say(f"{process.name}: ready after {waited:.1f} s {process.address}".rstrip())
                    waiting.remove(process)
                else:
                    self._check_starting(process, waited)
            if waiting and waited > news:
                self.say(f"{', '.join(p.name for p in waiting)}: still starting ({waited:.0f} s)")
                news += NEWS_EVERY_S
            time.sleep(POLL_S)

    def _check_starting(self, process: Process, waited: float) -> None:
        running, child = self.state.find(process.name), self._children[process.name]
        if child.poll() is not None:
            raise StartFailed(f"{process.name} ended with code {child.returncode} at start{tail(running)}")
        if waited > process.start_timeout_s:
            raise StartFailed(f"{process.name} was not ready after {waited:.0f} s{tail(running)}")

    def _await_end(self, running: Running) -> None:
        began, child = time.monotonic(), self._children.get(running.name)
        if not wait_gone(running, child, self.stop_timeout_s):
            self.say(f"{running.name}: did not stop within {self.stop_timeout_s:.0f} s, killed")
            running.signal_group(signal.SIGKILL)
            wait_gone(running, child, self.stop_timeout_s)
        self.say(f"{running.name}: stopped after {time.monotonic() - began:.1f} s")

    def _forget(self, running: Running) -> None:
        child = self._children.pop(running.name, None)
        if child is not None:
            child.wait()
        self.state.forget(running.name)


def run_folder(base: int) -> Path:
    """Where the copy at `base` keeps its logs, pids and, unless told otherwise, its data."""
    return ROOT / ".local" / "run" / str(base)


def tail(running: Running) -> str:
    lines = Path(running.log).read_text(errors="replace").splitlines()[-TAIL_LINES:]
    return f"; the end of {running.log}:\n" + "\n".join(f"  | {line}" for line in lines)
