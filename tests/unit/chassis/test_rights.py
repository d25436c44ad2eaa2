# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rights at the broker are those that the README tells."""

import re
from pathlib import Path

import pytest

from services.chassis.contracts import registry
from services.chassis.messaging.partitions import routing_key
from services.chassis.messaging.rights import Rights, of_operator, of_service
from services.chassis.messaging.topology import Topology

README = Path(__file__).parents[3] / "services/chassis/README.md"
ROW = re.compile(r"^  (configure|write|read|topic write|topic read) +(\S+)$", re.MULTILINE)


def test_the_readme_tells_them() -> None:
    told = ROW.findall(README.read_text())
    names = ("configure", "write", "read", "topic write", "topic read")
    active, passive = (of_service("<service>", declares=declares) for declares in (True, False))
    assert told == [
        (name, pattern)
        for rights in (active, passive)
        for name, pattern in zip(names, _patterns(rights), strict=True)
    ]


def _patterns(rights: Rights) -> tuple[str, ...]:
    return rights.configure, rights.write, rights.read, rights.topic_write, rights.topic_read


@pytest.mark.parametrize("prefix", ["", "town1."])
def test_they_fit_the_names_of_the_topology(prefix: str) -> None:
    own, other = Topology("dispatch", prefix), Topology("identity", prefix)
    mine = {own.events, own.inbox, own.dead, own.queue(0), own.queue(63)}
    foreign = {other.inbox, other.dead, other.queue(0), "amq.default", "", f"x{own.inbox}", own.inbox + "x"}
    for pattern in _patterns(of_service("dispatch", prefix))[:3]:
        assert all(re.search(pattern, name) for name in mine)
        assert not any(re.search(pattern, name) for name in foreign)
    for pattern in _patterns(of_operator(prefix))[:3]:
        assert all(re.search(pattern, name) for name in mine | {other.inbox, other.dead, other.queue(0)})


def test_every_event_may_be_published_by_its_service_and_by_no_other() -> None:
    for event_type in registry():
        owner, key = event_type.split(".")[1], routing_key(event_type, "320585/thing/a")
        assert re.search(of_service(owner).topic_write, key)
        assert not re.search(of_service("x" + owner).topic_write, key)
        assert not re.search(of_operator().topic_write, key)
