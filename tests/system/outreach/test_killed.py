# SPDX-License-Identifier: AGPL-3.0-or-later
"""Killed while it sends, again and again: what the servers at the other end have counted.

Every message and every event was sent, none is lost, and what came twice has the same id.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from scripts.debian import ROOT
from services.outreach.domain.choices import Channel
from tests.system.ground import written_by_others
from tests.system.outreach.conftest import GIVEN
from tests.system.outreach.district import MESSAGE_SECRET, SENDER, Bench
from tests.system.outreach.mailbox import Mailbox
from tests.system.outreach.receiver import Receiver
from tests.system.outreach.sending_process import SENDS

ORDERS, PEOPLE, KILLS = 40, 20, 5
FOR_EVER = 1_000_000
SEED = 7
PATIENCE_S = 180
PUSH = timedelta(minutes=2)
LOST = timedelta(minutes=6)
"""After it what a dead process was sending is sent by another."""
TAKES_LONG = "a process is started and killed several times"


@contextmanager
def sending(environment: dict[str, str], sends: int) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that dies with what it has sent last."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.system.outreach.sending_process"],
        cwd=ROOT,
        env={**os.environ, **environment, SENDS: str(sends)},
        stdout=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def environment_of(bench: Bench, mailbox: Mailbox, gateway: Receiver) -> dict[str, str]:
    settings = bench.settings
    written_by_others(bench.store.database)
    given = {
        **GIVEN,
        "amqp_url": settings.amqp_url.get_secret_value(),
        "mongodb_uri": settings.mongodb_uri.get_secret_value(),
        "database_prefix": settings.database_prefix,
        "issuer": str(settings.issuer),
        "jwks_url": str(settings.jwks_url),
        "clock": "simulated",
        "smtp_url": mailbox.url,
        "smtp_plain": "true",
        "mail_from": SENDER,
        "message_url": gateway.url,
        "message_secret": MESSAGE_SECRET,
    }
    return {f"LINLI_{name.upper()}": value for name, value in given.items()}


def left(bench: Bench) -> int:
    """What is not sent yet."""
    waiting = {
        "feed": {"waiting": {"$ne": None}},
        "tellings": {},
        "sendings": {"state": "queued"},
        "deliveries": {"progress": {"$in": ["waiting", "behind"]}},
    }
    database = bench.store.database
    return sum(database.collection(name).count_documents(where) for name, where in waiting.items())


def test_all_is_sent_and_what_comes_twice_has_the_same_id(
    bench: Bench, mailbox: Mailbox, gateway: Receiver, hook: Receiver
):
    endpoint = bench.registered(hook.url)
    for number in range(PEOPLE):
        bench.reached(f"person-{number}", Channel.EMAIL if number % 2 else Channel.SMS)
    events = []
    for number in range(ORDERS):
        order, who = f"order/{number}", f"person-{number % PEOPLE}"
        events.append(bench.hear("OrderReported", aggregate=order, reporter_id=who))
        events.append(bench.hear("OrderAccepted", aggregate=order))
    environment, chance = environment_of(bench, mailbox, gateway), random.Random(SEED)
    for _ in range(KILLS):
        with sending(environment, chance.randint(1, 25)) as process:
            assert process.wait(PATIENCE_S) == -signal.SIGKILL
        bench.wait(LOST)
    with sending(environment, FOR_EVER):
        until = time.monotonic() + PATIENCE_S
        while left(bench) and time.monotonic() < until:
            time.sleep(1)
            bench.wait(PUSH)
    assert left(bench) == 0

    assert set(hook.ids) == set(events)
    assert all(one.is_signed_with(endpoint.secret) for one in hook.received)
    bodies = {one.id: one.body for one in hook.received}
    assert all(one.body == bodies[one.id] for one in hook.received)
    for number in range(ORDERS):
        first = list(dict.fromkeys(one.id for one in hook.received if f'"order/{number}"' in one.body))
        assert first == events[2 * number : 2 * number + 2]

    mails = Counter(str(mail["Message-ID"]).strip("<>").partition("@")[0] for mail in mailbox.received)
    texts = Counter(one.id for one in gateway.received)
    told = {f"320585.{message.id}" for number in range(PEOPLE) for message in bench.inbox(f"person-{number}")}
    assert mails.keys() | texts.keys() == told
    assert len(told) == ORDERS
    assert not mails.keys() & texts.keys()


@pytest.fixture(autouse=True)
def _no_clock_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child sees this process's environment, which has no Linli of its own."""
    for name in [one for one in os.environ if one.startswith("LINLI_")]:
        monkeypatch.delenv(name)
