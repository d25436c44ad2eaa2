# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lend one server to a test run: free ports, temporary data, gone when the borrower's process ends."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from scripts.debian import ROOT, locked
from scripts.stack.process import Running, ticks

START_TIMEOUT_S = 600  # the first start on a machine downloads the broker
POLL_S = 0.1


@dataclass(frozen=True)
class Loan:
    """A server that somebody else keeps running for us."""

    part: str
    address: str
    port_base: int
    data: str


class LoanFailed(Exception):
    """The server could not be started; the text ends with what the lender said."""


def borrow(part: str, folder: Path, borrower: int) -> Loan:
    """Return the part's server for all who name this folder; the first to ask starts it.

    It stays up while the process `borrower` lives. Raises LoanFailed.
    """
    note, said = folder / f"{part}.json", folder / f"{part}.log"
    with locked(folder / f"{part}.lock"):
        if not note.exists():
            lender = _start_lender(part, note, said, borrower)
            (folder / f"{part}.pid").write_text(f"{lender.pid} {ticks(lender.pid)}")
            _await_note(note, said, lender)
    return Loan(**json.loads(note.read_text()))


def give_back(folder: Path) -> None:
    """Stop every server lent for this folder, also one that is still starting; wait until all are gone."""
    lenders = []
    for file in folder.glob("*.pid"):
        pid, started = map(int, file.read_text().split())
        lenders.append(Running(file.stem, 0, pid, started, 0, "", ""))
    for lender in lenders:
        if lender.is_alive():
            os.kill(lender.pid, signal.SIGTERM)
    while any(lender.is_alive() for lender in lenders):
        time.sleep(POLL_S)


def _start_lender(part: str, note: Path, said: Path, borrower: int) -> "subprocess.Popen[bytes]":
    command = (sys.executable, "-m", "scripts.stack", "lend", "--only", part)
    with said.open("wb") as output:
        return subprocess.Popen(
            [*command, "--note", str(note), "--while-pid", str(borrower)],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _await_note(note: Path, said: Path, lender: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while not note.exists():
        if lender.poll() is not None or time.monotonic() > deadline:
            lender.terminate()
            raise LoanFailed(f"the lender of {note.stem} said:\n{said.read_text()}")
        time.sleep(POLL_S)
    lender.returncode = 0  # it outlives us on purpose: no warning when the handle goes


def end_with(borrower: int) -> None:
    """Send ourselves SIGTERM when the borrower's process has ended, however it ended."""

    def watch() -> None:
        while Path(f"/proc/{borrower}").exists():
            time.sleep(POLL_S)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def write_note(note: Path, loan: Loan) -> None:
    draft = note.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(loan)))
    draft.replace(note)
