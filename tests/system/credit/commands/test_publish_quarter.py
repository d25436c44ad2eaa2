# SPDX-License-Identifier: AGPL-3.0-or-later
import json

from services.credit.policies import ProcessPolicy
from services.credit.timers import schedules
from tests.system.credit.commands.test_put_policy import put
from tests.system.credit.district import ADMIN, COMPANY, CONTRACTOR, MANAGER_FILE, Bench


def begun(bench: Bench) -> None:
    bench.act(ADMIN, schedules.begin)
    bench.breach()


def test_on_the_first_working_day_the_quarter_is_published(bench: Bench):
    begun(bench)
    bench.on("2026-03-31")
    assert bench.published() == []
    bench.on("2026-04-01")
    for file_id, score in ((COMPANY, 8900), (CONTRACTOR, 9000)):
        (made,) = bench.published(file_id)
        content = json.loads(made.content)
        assert (content["on"], content["score"]) == ("2026-03-31", score)
    assert bench.published(MANAGER_FILE) == []
    bench.on("2026-04-02")
    assert len(bench.published()) == 1


def test_what_waits_for_a_confirmation_is_published_with_it(bench: Bench):
    begun(bench)
    bench.record("fund_misuse")
    bench.on("2026-04-01")
    assert bench.published() == []
    assert len(bench.published(CONTRACTOR)) == 1
    bench.confirm()
    assert json.loads(bench.published()[0].content)["light"] == "red"


def test_persons_are_published_where_the_district_says_so(bench: Bench):
    put(bench, ProcessPolicy(publishes_managers=True))
    begun(bench)
    bench.on("2026-04-01")
    assert len(bench.published(MANAGER_FILE)) == 1
