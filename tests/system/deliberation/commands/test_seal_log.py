# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from scripts import verify
from services.chassis.store.publishing import LOG
from services.deliberation.timers import schedules
from tests.system.deliberation.compound import ADMIN, TENANT, Bench


def test_at_every_minute_what_was_published_enters_the_log(bench: Bench):
    bench.act(ADMIN, schedules.begin)
    vote_id = bench.opened()
    bench.cast(vote_id, 1)
    assert bench.read().logs.get(LOG).size == 2
    bench.wait(timedelta(minutes=1))
    bench.fire()
    log = bench.read().logs.get(LOG)
    leaves = bench.read().leaves.list({})
    assert [verify.json.loads(leaf.data)["kind"] for leaf in leaves] == ["plan", "roll", "ballot"]
    size, root = verify.read_head(log.note, bench.store.tools.signer.verifier(TENANT))
    assert (size, root.hex()) == (3, log.root)
