# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's real examples become outreach's own copies."""

from services.chassis.contracts import consumed_by
from services.outreach.reactions import reactions
from tests.system.outreach.district import COMPOUND, Bench


def test_a_place_is_known_by_its_path(bench: Bench):
    bench.hear(
        "PlaceChanged", "identity", "place/p-3", place_id="p-3", path=COMPOUND, name="新名", active=False
    )
    kept = bench.read().places.first({"path": COMPOUND})
    assert (kept.name, kept.active, kept.ends) == ("新名", False, (COMPOUND,))
    flat, entrance = f"{COMPOUND}/b03/101", f"{COMPOUND}/b03/e-1"
    told = {"place_id": "p-9", "path": flat, "entrance_path": entrance}
    bench.hear("PlaceChanged", "identity", "place/p-9", **told)
    assert bench.read().places.first({"path": flat}).ends == (flat, entrance)


def test_every_event_that_is_promised_is_heard():
    assert reactions.types == consumed_by("outreach")
