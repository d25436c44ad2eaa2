# SPDX-License-Identifier: AGPL-3.0-or-later
from services.identity.store import HANDOVER_DUE
from tests.system.identity import offices
from tests.system.identity.conftest import District
from tests.system.identity.rights import bring_forward, fire


def test_late_items_climb_to_the_neighbourhood_and_no_further(district: District) -> None:
    tree = district.tree()
    office = offices.leader(district, district.person(), tree["building"])
    offices.ended(district, office["id"])
    for _ in range(5):
        bring_forward(district, HANDOVER_DUE)
        fire(district)
    history = district.house.read(district.code).history("office_handover", office["id"]).items
    late = [event.data for event in history if event.name == "OfficeHandoverLate"]
    told = [one.told for one in late]  # type: ignore[attr-defined]
    assert told == [tree[kind]["path"] for kind in ("building", "compound", "neighbourhood")]
    assert {one.waiting for one in late} == {3}  # type: ignore[attr-defined]
    assert district.ok("GET", f"/office-handovers/{office['id']}")["level"] == 3
