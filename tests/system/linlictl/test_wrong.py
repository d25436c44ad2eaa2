# SPDX-License-Identifier: AGPL-3.0-or-later
"""Wrong input and servers that cannot be reached: one clear line and exit code 2."""

import os
import subprocess
import sys

import pytest

from scripts.debian import ROOT
from scripts.linlictl.__main__ import main
from services.chassis.messaging.topology import Topology
from tests.system.linlictl.conftest import Spine

TO = ("replay", "identity", "--to", "dispatch")


WRONG: tuple[tuple[tuple[str, ...], str], ...] = (
    (("lag", "nonsense"), "'nonsense' is not one of"),
    (("dead", "list", "nonsense"), "'nonsense' is not one of"),
    (("invariants", "nonsense"), "'nonsense' is not one of"),
    (("queues", "--output", "xml"), "'xml' is not one of"),
    (("queues", "--port-base", "80"), "80 is not in the range"),
    (("nonsense",), "No such command 'nonsense'"),
    (("dead", "show", "dispatch", "no-such-id"), "no dead letter 'no-such-id'"),
    (("dead", "list", "dispatch", "--limit", "0"), "0 is not in the range"),
    (("dead", "replay", "dispatch"), "say which letters"),
    (("dead", "replay", "dispatch", "--all", "--type", "x"), "say which letters"),
    (("dead", "replay", "dispatch", "--id", "no-such-id"), "no such dead letter"),
    (("dead", "discard", "dispatch", "--all"), "Missing option '--reason'"),
    (("dead", "discard", "dispatch", "--all", "--reason", " "), "--reason is empty"),
    (("replay", "identity"), "Missing option '--to'"),
    (("replay", "outreach", "--to", "finance"), "finance consumes nothing of outreach"),
    ((*TO, "--from", "yesterday"), "'yesterday' is no time"),
    ((*TO, "--from", "2026-03-01T08:00"), "is no time with its zone"),
    ((*TO, "--from", "2026-03-02T08:00Z", "--until", "2026-03-01T08:00Z"), "is not before"),
    ((*TO, "--type", "linli.identity.v1.Nonsense"), "does not consume linli.identity.v1.Nonsense"),
    ((*TO, "--aggregate", "place/1"), "--aggregate needs --tenant"),
    ((*TO, "--archive", "/nowhere", "--after", "x", "--forget"), "--run belongs to --after"),
    (("backup",), "Missing option '--to'"),
    (("backup", "nonsense", "--to", "x"), "'nonsense' is not one of"),
    (("restore",), "Missing option '--from'"),
    (("restore", "--from", "/nowhere"), "/nowhere has no manifest.json"),
    (("rewind", "--to", "yesterday"), "'yesterday' is no time"),
    (("archive", "identity", "--to", "x"), "Missing option '--before'"),
    (("archive", "identity", "--before", "2026-13-01", "--to", "x"), "'2026-13-01' is no day"),
    (
        ("archive", "identity", "--before", "2026-01-01", "--to", "x"),
        "the relay of identity has come to nowhere",
    ),
    (("district", "erase", "platform"), "'platform' is no district's code"),
    (("district", "export", "320585", "--to", "x"), "nothing is kept of a district 320585"),
    (("keys", "list", "dispatch"), "dispatch seals nothing"),
    (("keys", "list", "identity"), "LINLI_MASTER_KEY"),
)
"""What is typed, and what the line says. Nothing of it changes anything, so one set-up serves all."""


def test_wrong_input(spine: Spine, topology: Topology) -> None:
    for argv, said in WRONG:
        ran = spine.run(*argv)
        assert (ran.code, ran.out) == (2, ""), argv
        assert said in ran.err, argv
        assert ran.err.count("\n") == 1, argv


def test_a_change_that_nobody_can_confirm_is_refused(spine: Spine, topology: Topology) -> None:
    spine.found()
    ran = spine.run(*TO)
    assert ran.code == 2
    assert "say --yes" in ran.err


@pytest.mark.parametrize(
    ("name", "value", "argv", "said"),
    [
        ("LINLI_AMQP_URL", "amqp://guest:hush@127.0.0.1:1/", ("queues",), "the broker at 127.0.0.1:1"),
        ("LINLI_AMQP_URL", "http://127.0.0.1:1/", ("queues",), "LINLI_AMQP_URL): amqp://user:password@host"),
        ("LINLI_MONGODB_URI", "mongodb://127.0.0.1:1/", ("lag",), "the database cannot be reached"),
        ("LINLI_MONGODB_URI", "nonsense", ("lag",), "the database cannot be reached"),
        ("LINLI_INBOX_QUEUES", "many", ("queues",), "LINLI_INBOX_QUEUES"),
        ("LINLI_AMQP_URL", "", ("queues", "--port-base", "60000"), "no broker is running at port base 60000"),
    ],
)
def test_servers_that_cannot_be_reached(
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
    argv: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.setenv(name, value)
    assert main(argv) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
    assert "hush" not in err


def test_as_a_command_of_its_own(environment: dict[str, str]) -> None:
    argv = [sys.executable, "-m", "scripts.linlictl"]
    run = lambda *more: subprocess.run(  # noqa: E731
        [*argv, *more], cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False, timeout=120
    )
    assert (run("dead", "list", "nonsense").returncode, run("lag", "--output", "json").returncode) == (2, 0)
    assert "Exit codes" in run("--help").stdout
