# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from scripts import verify
from services.chassis import published_log
from services.chassis.store.publishing import LOG
from services.finance.timers import schedules
from tests.system.finance.compound import ADMIN, TENANT, Bench


def test_at_every_minute_what_was_published_enters_the_log(bench: Bench):
    bench.act(ADMIN, schedules.begin)
    bench.act(ADMIN, lambda tx: published_log.add(tx, "thing", {"kind": "thing", "amount": 5}))
    bench.wait(timedelta(minutes=1))
    bench.fire()
    log = bench.read().logs.get(LOG)
    assert [verify.json.loads(leaf.data)["kind"] for leaf in bench.read().leaves.list({})] == ["thing"]
    size, root = verify.read_head(log.note, bench.store.tools.signer.verifier(TENANT))
    assert (size, root.hex()) == (1, log.root)
