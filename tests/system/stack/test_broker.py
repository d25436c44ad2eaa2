# SPDX-License-Identifier: AGPL-3.0-or-later
"""RabbitMQ beside another copy's, as an ordinary user, and nothing left of it."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pika
import pytest

from scripts.stack import Stack, ports
from scripts.stack.broker_package import chosen
from scripts.stack.plan import Plan
from scripts.stack.process import Process, tagged

NOBODY = 65534


@pytest.fixture
def readable_cache(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The unpacked broker where every user may read it: the project may lie in a private folder."""
    cache = Path(tempfile.mkdtemp(prefix="linli-cache-"))
    cache.chmod(0o755)
    unpacked = chosen(os.environ).install()
    shutil.copytree(unpacked, cache / unpacked.name, symlinks=True)
    monkeypatch.setenv("LINLI_CACHE", str(cache))
    yield cache
    shutil.rmtree(cache)


def _as_nobody(process: Process) -> Process:
    demote = ("setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups")
    return replace(process, argv=(*demote, *process.argv))


def _for_ordinary_user(stack: Stack) -> Plan:
    """The stack's plan, run by nobody when the tests run as root."""
    planned = stack.plan
    if os.geteuid() != 0:
        return planned
    for path in (stack.state.folder, *stack.state.folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    stages = tuple(tuple(_as_nobody(p) for p in stage) for stage in planned.stages)
    return replace(planned, stages=stages)


def test_second_broker_as_an_ordinary_user(amqp_url: str, readable_cache: Path) -> None:
    said: list[str] = []
    stack = Stack(only=("broker",), say=said.append)
    stack._plan = _for_ordinary_user(stack)
    with stack:
        assert stack.amqp_url != amqp_url
        for url in (amqp_url, stack.amqp_url):
            connection = pika.BlockingConnection(pika.URLParameters(url))
            assert connection.is_open
            connection.close()
        node = stack.state.find("broker")
        assert os.geteuid() != 0 or Path(f"/proc/{node.pid}").stat().st_uid == NOBODY
        listeners = [number for process in stack.plan.processes for number in process.ports]
        assert stack.down(signal.SIGTERM) == []
    assert tagged(stack.state.tag) == []
    assert all(ports.is_free(number) for number in listeners)
    assert not stack.state.folder.exists()
    assert "broker: ready" in "\n".join(said)
