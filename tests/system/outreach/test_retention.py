# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of a matter that outreach remembers go after the days of the policy, as the matter's own do."""

from datetime import timedelta

from services.chassis.store.store import system_principal
from services.outreach.domain.facts import Subject
from services.outreach.personal import personal
from tests.system.outreach.district import BUILDING, TENANT, Bench


def night(bench: Bench) -> None:
    while not bench.store.transact(system_principal(TENANT, "timers"), personal.retention.apply):
        pass


def subject(bench: Bench, aggregate: str) -> Subject:
    return bench.read().subjects.get(aggregate)


def test_words_go_after_their_days_and_the_matter_keeps_its_place(bench: Bench):
    bench.hear("OrderReported", "dispatch", "order/old", place_path=BUILDING, description="三楼漏水")
    bench.run()
    bench.wait(timedelta(days=1000))
    bench.hear("OrderReported", "dispatch", "order/new", place_path=BUILDING, description="四楼漏水")
    bench.hear("OrderAccepted", "dispatch", "order/old")
    bench.run()
    bench.wait(timedelta(days=96))
    night(bench)
    old, new = subject(bench, "order/old"), subject(bench, "order/new")
    assert (old.said["description"], old.place) == ("***", BUILDING)
    assert new.said["description"] == "四楼漏水"
