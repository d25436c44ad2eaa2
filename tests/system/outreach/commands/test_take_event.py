# SPDX-License-Identifier: AGPL-3.0-or-later
import json

from services.chassis.values import PLATFORM
from tests.system.outreach.district import Bench, person


def test_a_fact_is_taken_with_its_envelope_and_once(bench: Bench):
    event_id = bench.hear("OrderReported", place_path="/320585/001/002")
    kept = bench.read().feed.get(event_id)
    assert (kept.aggregate, kept.correlation, kept.cause, kept.waiting) == ("order/1", "c", "d", "order/1")
    assert json.loads(kept.data)["placePath"] == "/320585/001/002"
    bench.run()
    placed = bench.read().feed.get(event_id)
    bench.hear("OrderReported", event_id=event_id)
    bench.run()
    assert bench.read().feed.get(event_id) == placed


def test_what_is_the_platforms_goes_nowhere(bench: Bench):
    event_id = bench.hear("PolicyChanged", "identity", "policy/1", PLATFORM)
    assert bench.read(person("platform", tenant=PLATFORM)).feed.find(event_id) is None
