# SPDX-License-Identifier: AGPL-3.0-or-later
from services.outreach.domain.endpoints import State, Why
from tests.system.outreach.district import CITY, NEIGHBOURHOOD, OTHER, Bench

URL = "https://city.example/hook"


def test_a_client_that_is_gone_gets_nothing_any_more_and_the_others_do(bench: Bench):
    gone = bench.registered(URL, CITY, place_path=NEIGHBOURHOOD).endpoint
    stays = bench.registered(URL, OTHER).endpoint
    for _ in range(2):
        bench.hear("ClientDisabled", "identity", "client/1", client_id=CITY.subject)
    kept = bench.read().endpoints
    assert (kept.get(gone.id).state, kept.get(gone.id).why) == (State.DISABLED, Why.OWNER_GONE)
    assert kept.get(stays.id).state is State.ENABLED
    assert bench.told("endpoint", gone.id) == ["EndpointRegistered", "EndpointDisabled"]
