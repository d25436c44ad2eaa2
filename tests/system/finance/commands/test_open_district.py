# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.values import Principal
from services.finance.commands import open_district
from tests.system.finance.compound import ADMIN, Bench

HARBOUR = ("900001", "America/New_York")


def test_a_district_lives_in_its_time_zone(bench: Bench):
    for _ in range(2):
        bench.store.transact_as_platform("test", lambda tx: open_district.handle(tx, *HARBOUR))
    policy = bench.read(Principal("900001", "x", "x")).policy(CalendarPolicy)
    assert (policy.zone, policy.version) == ("America/New_York", 1)


def test_a_district_does_not_make_districts(bench: Bench):
    with pytest.raises(PermissionError):
        bench.act(ADMIN, lambda tx: open_district.handle(tx, *HARBOUR))
