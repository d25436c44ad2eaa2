# SPDX-License-Identifier: AGPL-3.0-or-later
from services.credit.commands import rerate_files
from services.credit.domain.default_rules import DEFAULT
from services.credit.domain.timer_kinds import RERATE
from services.credit.policies import RatingPolicy, RuleSetRule
from tests.system.credit.commands.test_put_policy import put, stricter
from tests.system.credit.district import ADMIN, COMPANY, CONTRACTOR, DISTRICT, MANAGER_FILE, Bench


def test_every_file_follows_the_new_rules_with_all_its_facts(bench: Bench):
    bench.breach()
    bench.record()
    before = bench.file().rules
    put(bench, RatingPolicy(rules=stricter()))
    bench.fire()
    assert bench.file().score == 8000 - 100 - 500
    assert bench.file(MANAGER_FILE).score == 7900
    assert bench.file(CONTRACTOR).score == 8000
    assert before != bench.file().rules
    put(bench, RatingPolicy(rules=RuleSetRule.of(DEFAULT)))
    bench.fire()
    assert (bench.file().rules, bench.file().score) == (before, 8400)


def test_it_goes_on_where_it_stopped(bench: Bench):
    rerate_files.FILES_AT_ONCE, usual = 1, rerate_files.FILES_AT_ONCE
    try:
        put(bench, RatingPolicy(rules=stricter()))
        bench.fire()
    finally:
        rerate_files.FILES_AT_ONCE = usual
    assert {bench.file(one).score for one in (COMPANY, CONTRACTOR, MANAGER_FILE)} == {8000}


def test_the_same_rules_change_nothing(bench: Bench):
    bench.breach()
    before = bench.file()
    bench.act(ADMIN, lambda tx: tx.timers.set(RERATE, DISTRICT, tx.now, place=DISTRICT, position=""))
    bench.fire()
    assert bench.file() == before
