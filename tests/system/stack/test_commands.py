# SPDX-License-Identifier: AGPL-3.0-or-later
"""What `make up`, `make status` and `make down` do, say and leave behind; shown with the engine alone."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.debian import ROOT
from scripts.stack import Stack, StartFailed, plan, ports
from scripts.stack.broker_package import newest
from scripts.stack.lend import borrow
from scripts.stack.process import tagged
from scripts.stack.stack import run_folder
from scripts.stack.state import State


def run(command: str, *more: str, **env: str) -> "subprocess.CompletedProcess[str]":
    argv = [sys.executable, "-m", "scripts.stack", command, *more]
    return subprocess.run(
        argv, cwd=ROOT, env={**os.environ, **env}, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def base() -> Iterator[int]:
    """A free port base whose copy is stopped and deleted after the test."""
    reserved = ports.reserve()
    yield reserved.base
    run("down", LINLI_PORT_BASE=str(reserved.base))
    reserved.give_back()
    shutil.rmtree(run_folder(reserved.base), ignore_errors=True)


def test_up_status_down(base: int) -> None:
    copy = {"LINLI_PORT_BASE": str(base), "LINLI_MONGODB_URI": ""}
    engine = ports.port(base, "engine")
    up = run("up", "--only", "engine", **copy)
    assert (up.returncode, "engine: ready" in up.stderr) == (0, True), up.stderr
    status = run("status", **copy)
    assert status.returncode == 0
    assert [w for w in status.stdout.splitlines()[1].split()[:4] if not w.isdigit()] == ["engine", "running"]
    assert run("up", "--only", "engine", **copy).returncode == 0, "a second up finds it running"
    assert run("down", **copy).returncode == 0
    assert ports.is_free(engine)
    assert run("status", **copy).returncode == 1


def test_port_in_use_is_named_and_nothing_is_started(base: int) -> None:
    taken = ports.port(base, "engine")
    with socket.socket() as squatter:
        squatter.bind((ports.HOST, taken))
        squatter.listen()
        refused = run("up", "--only", "engine", LINLI_PORT_BASE=str(base), LINLI_MONGODB_URI="")
    assert refused.returncode == 2
    assert f"port {taken} (MongoDB engine) is in use by process {os.getpid()}" in refused.stderr
    assert "LINLI_PORT_BASE" in refused.stderr
    assert run("status", LINLI_PORT_BASE=str(base)).returncode == 1


def test_process_that_dies_at_start_shows_its_last_lines(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("LINLI_MONGODB_URI", raising=False)
    first = Stack(only=("engine",), data=tmp_path, say=lambda text: None)
    second = Stack(only=("engine",), data=tmp_path, say=lambda text: None)
    with first:
        with (
            pytest.raises(StartFailed, match=r"(?s)engine ended with code \d+ at start; the end of .*\| "),
            second,
        ):
            pass
        assert first.state.find("engine").is_alive()
    assert not second.state.folder.exists()


class Impatient(Stack):
    stop_timeout_s = 1.0


def test_no_two_copies_on_free_ports_begin_with_the_same_ones() -> None:
    """Nor in two processes: each finds them free before either of them listens."""
    reserved = [ports.reserve() for _ in range(8)]
    reserves = "from scripts.stack import ports; kept = [ports.reserve() for _ in range(8)]"
    argv = [sys.executable, "-c", f"{reserves}; print(*(one.base for one in kept))"]
    others = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    bases = [one.base for one in reserved] + [int(base) for base in others]
    for one in reserved:
        one.give_back()
    assert len({*bases}) == len(bases)


def test_one_that_does_not_listen_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LINLI_MONGODB_URI", raising=False)
    with Impatient(only=("engine",), say=lambda text: None) as stack:
        deaf = stack.state.find("engine")
        deaf.signal_group(signal.SIGSTOP)
        stack.kill("engine", signal.SIGTERM)
        assert not deaf.is_alive()


def test_unknown_part_is_refused(base: int) -> None:
    refused = run("up", "--only", "engin", LINLI_PORT_BASE=str(base))
    assert refused.returncode == 2
    assert "no part 'engin'; the parts are broker, engine" in refused.stderr


@pytest.mark.parametrize("base", ["abc", "-1", "80", "65500"])
def test_bad_port_base_is_refused(base: str) -> None:
    refused = run("status", LINLI_PORT_BASE=base)
    assert refused.returncode == 2
    assert f"{base!r} is no port base (1024 to 65235)" in refused.stderr


def test_without_packages_a_missing_broker_says_what_to_do(tmp_path: Path) -> None:
    refused = run("setup", PATH=str(tmp_path), LINLI_CACHE=str(tmp_path), LINLI_AMQP_URL="")
    assert refused.returncode == 2
    assert "apt-get" in refused.stderr
    assert "LINLI_AMQP_URL=amqp://" in refused.stderr


def test_unknown_broker_is_refused() -> None:
    refused = run("setup", LINLI_BROKER="3.9", LINLI_AMQP_URL="")
    assert refused.returncode == 2
    assert "LINLI_BROKER=3.9: there is no such broker; there are 3.10, 4.0, 4.0-khepri" in refused.stderr


def test_where_the_newer_broker_cannot_be_had_the_machines_own_is_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said: list[str] = []
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LINLI_CACHE", str(tmp_path))
    assert newest(said.append).name == "3.10"
    assert "RabbitMQ 4.0 could not be unpacked: this is no Debian-like system" in said[0]


def test_named_servers_are_used_and_none_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINLI_AMQP_URL", "amqp://elsewhere")
    monkeypatch.setenv("LINLI_MONGODB_URI", "mongodb://elsewhere")
    with Stack(only=("broker", "engine"), say=lambda text: None) as stack:
        assert stack.plan.processes == ()
        assert (stack.amqp_url, stack.mongodb_uri) == ("amqp://elsewhere", "mongodb://elsewhere")


def test_service_gets_its_settings(tmp_path: Path) -> None:
    base = 9400
    env = {"LINLI_AMQP_URL": "amqp://x", "LINLI_MONGODB_URI": "mongodb://x"}
    [(api, worker)] = plan.make(base, tmp_path, only=("identity",), env=env, say=print).stages
    assert (api.name, worker.name) == ("identity-api", "identity-worker")
    assert api.env["LINLI_HTTP_PORT"] == str(base + 1)
    assert api.env["LINLI_JWKS_URL"] == f"http://127.0.0.1:{base + 1}/identity/v1/jwks.json"
    assert api.env["LINLI_MONGODB_URI"] == worker.env["LINLI_MONGODB_URI"] == "mongodb://x"
    assert {*api.ports} & {*worker.ports} == set()


def test_stack_of_a_killed_process_ends_with_it() -> None:
    script = (
        "import signal\nfrom scripts.stack import Stack\n"
        "with Stack(only=('engine',), say=lambda text: None) as stack:\n"
        "    print(stack.base, stack.state.folder, flush=True)\n    signal.pause()\n"
    )
    env = {**os.environ, "LINLI_MONGODB_URI": ""}
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, env=env, stdout=subprocess.PIPE) as owner:
        base, folder = owner.stdout.readline().decode().split()
        owner.send_signal(signal.SIGKILL)
    engine = ports.port(int(base), "engine")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and (tagged(State(Path(folder)).tag) or not ports.is_free(engine)):
        time.sleep(0.05)
    assert tagged(State(Path(folder)).tag) == []
    assert ports.is_free(engine)
    shutil.rmtree(folder)


def test_lent_server_ends_with_its_borrower(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LINLI_MONGODB_URI", raising=False)
    with subprocess.Popen(["sleep", "600"]) as borrower:
        loan = borrow("engine", tmp_path, borrower.pid)
        assert borrow("engine", tmp_path, borrower.pid) == loan
        engine = ports.port(loan.port_base, "engine")
        assert not ports.is_free(engine)
        borrower.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and (not ports.is_free(engine) or Path(loan.data).exists()):
        time.sleep(0.05)
    assert ports.is_free(engine)
    assert not Path(loan.data).exists()
