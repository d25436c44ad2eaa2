# SPDX-License-Identifier: AGPL-3.0-or-later
"""How districts stand, as the worker saw them: numbers for the platform's operators and for nobody else."""

from dataclasses import replace
from datetime import timedelta
from threading import Event as Flag
from types import ModuleType
from typing import Any

import pytest

from services.chassis import audit, health
from services.chassis.clock import system_now
from services.chassis.ids import new_id
from services.chassis.store.dead_letters import DeadLetters, dead_letter
from services.chassis.store.jobs import Job, JobState
from services.chassis.store.leases import Lease
from services.chassis.store.store import system_principal
from services.identity.app import late_sources
from tests.system.identity.conftest import District
from tests.system.identity.feeds import POPULATION, agreed


def seen(district: District) -> dict[str, Any]:
    """The line of the district, once the worker has looked."""
    house = district.house
    while not audit.seal(house.store, system_now() + timedelta(seconds=2)):
        pass
    health.look(house.store, late_sources)
    listed = house.all("/health", house.operator())
    return next(one for one in listed if one["district"] == district.code)


def job(state: JobState, days_ago: int) -> Job:
    at = system_now() - timedelta(days=days_ago)
    return Job(new_id(), "registers.import", "p1", at, {}, state=state, ended_at=at)


def test_what_happened_is_counted_and_what_failed(district: District) -> None:
    before = seen(district)
    assert before["acts"] > 0
    assert before["last_act_at"]
    assert (before["failed_jobs"], before["letters"], before["late"]) == (0, 0, 0)
    district.tree()
    store = district.house.store
    letter = dead_letter(new_id(), {"cloudEvents_tenant": district.code}, b"", "poison", "no such order")

    def fail(tx: Any) -> None:
        for one in (job(JobState.FAILED, 1), job(JobState.FAILED, 30), job(JobState.DONE, 1)):
            tx.jobs.add(one)
        DeadLetters(store.database).add(tx.pending, letter)

    store.transact(system_principal(district.code, "test"), fail)
    after = seen(district)
    assert after["acts"] > before["acts"]
    assert (after["failed_jobs"], after["letters"]) == (1, 1)


def test_a_source_of_which_nothing_came_is_late(district: District) -> None:
    agreed(district)
    assert seen(district)["late"] == 0

    def began_long_ago(tx: Any) -> None:
        source = tx.feed_sources.get(POPULATION)
        tx.feed_sources.save(replace(source, began_at=source.began_at - timedelta(days=400)))

    district.house.store.transact(system_principal(district.code, "test"), began_long_ago)
    assert seen(district)["late"] == 1


@pytest.mark.parametrize("job", [audit, health], ids=["audit", "health"])
def test_a_job_that_rests_keeps_its_lease(district: District, job: ModuleType) -> None:
    """It renews when half of the span is over, at the next step after that."""
    lease = Lease(district.house.store.database, "any", "any", job.LEASE_SECONDS)
    assert lease.renewal_seconds + job.REST_SECONDS < job.LEASE_SECONDS


def test_between_two_looks_it_rests(district: District) -> None:
    stop, looks = Flag(), []
    stop.set()
    looking = health.Looking(district.house.store, lambda tx: looks.append(tx.tenant) or 0)
    looking.step(stop)
    seen_once = list(looks)
    looking.step(stop)
    assert seen_once
    assert looks == seen_once


def test_districts_do_not_see_how_others_stand(district: District) -> None:
    assert district.refused("GET", "/health")["code"] == "forbidden"
