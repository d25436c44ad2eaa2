# SPDX-License-Identifier: AGPL-3.0-or-later
import json

import pytest

from services.deliberation.commands import anchor_audit, seal_log
from tests.system.deliberation.compound import ADMIN, Bench
from tests.system.deliberation.test_copies import hear


@pytest.mark.parametrize("service", ["identity", "dispatch", "outreach"])
def test_the_head_of_a_trail_becomes_a_leaf(bench: Bench, service: str):
    event = hear(bench, "AuditSealed", of=service)
    leaf = bench.read().waiting_leaves.get(f"audit/{service}/{event.size}")
    assert json.loads(leaf.data) == {
        "kind": "audit",
        "service": service,
        "size": event.size,
        "head": event.head,
    }


def test_it_is_logged_once(bench: Bench):
    def anchored() -> None:
        bench.act(ADMIN, lambda tx: anchor_audit.handle(tx, "identity", 7, "ab"))

    anchored()
    anchored()
    assert bench.read().waiting_leaves.count({}) == 1
    bench.act(ADMIN, seal_log.handle)
    anchored()
    assert bench.read().waiting_leaves.count({}) == 0
