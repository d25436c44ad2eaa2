# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from scripts import verify
from services.chassis.store.publishing import LOG
from services.credit.timers import schedules
from tests.system.credit.district import ADMIN, TENANT, Bench


def test_rules_facts_and_ratings_enter_the_log(bench: Bench):
    bench.red()
    bench.act(ADMIN, schedules.begin)
    bench.wait(minutes=1)
    log = bench.read().logs.get(LOG)
    kinds = [verify.json.loads(leaf.data)["kind"] for leaf in bench.read().leaves.list({})]
    assert sorted(kinds) == ["fact", "rating", "rules"]
    size, root = verify.read_head(log.note, bench.store.tools.signer.verifier(TENANT))
    assert (size, root.hex()) == (3, log.root)
    assert bench.clock() - log.signed_at < timedelta(minutes=2)
