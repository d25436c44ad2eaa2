# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.values import PLATFORM
from tests.system.outreach.district import DISTRICT, Bench, person


def test_a_district_has_its_time_zone_and_a_key_that_stays(bench: Bench):
    kept = bench.read().tenant_keys.list({})
    assert len(kept) == 1
    bench.hear(
        "DistrictCreated",
        "identity",
        "district/1",
        PLATFORM,
        code="320585",
        path=DISTRICT,
        time_zone="Europe/Vienna",
    )
    assert bench.read().tenant_keys.list({}) == kept
    bench.hear(
        "DistrictCreated",
        "identity",
        "district/2",
        PLATFORM,
        code="900001",
        path="/900001",
        time_zone="Europe/Vienna",
    )
    elsewhere = bench.read(person("somebody", tenant="900001"))
    assert elsewhere.policy(CalendarPolicy).zone == "Europe/Vienna"
    assert elsewhere.tenant_keys.list({}) != kept
