# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.personal_events import BLANK
from services.identity.store import LOOK
from tests.system.identity.conftest import District
from tests.system.identity.rights import (
    BILL,
    ORDER,
    answered,
    bring_forward,
    due,
    fire,
    granted,
    name_of,
    shown,
)


def test_what_stands_against_it_is_passed_over_where_law_allows(district: District) -> None:
    person_id, token, erasure_id = granted(district)
    due(district)
    answered(district, erasure_id, dispatch=[ORDER], finance=[BILL])
    path = f"/erasures/{erasure_id}:waive"
    body = {"matter": "dispatch.order", "reason": "本人书面撤回报修"}
    assert district.refused("POST", path, body, token)["code"] == "forbidden"
    refused = district.refused("POST", path, body | {"matter": "finance.bill"})
    assert (refused["code"], refused["law"]) == ("identity.erasure.not_waivable", BILL.law)
    assert district.refused("POST", path, body | {"reason": " "})["code"] == "invalid"
    assert district.refused("POST", path, body | {"matter": "order"})["code"] == "request.invalid"
    nothing = district.refused("POST", path, body | {"matter": "credit.case"})
    assert nothing["code"] == "identity.erasure.nothing_open"
    assert shown(district, token)["matters"][0]["waived"] is False
    passed = district.ok("POST", path, body)
    assert [one["waived"] for one in passed["matters"]] == [True, False]
    assert district.refused("POST", path, body)["code"] == "identity.erasure.nothing_open"
    bring_forward(district, LOOK, days=2)
    fire(district)
    answered(district, erasure_id, dispatch=[ORDER])
    fire(district)
    assert name_of(district, person_id) == BLANK
    assert district.refused("POST", path, body)["code"] == "identity.erasure.over"
    history = district.house.read(district.code).history("erasure", erasure_id).items
    (waived,) = [event for event in history if event.name == "OpenMatterWaived"]
    assert (waived.data.matter, waived.data.reason) == ("dispatch.order", BLANK)  # type: ignore[attr-defined]


def test_nobody_passes_over_what_is_open_of_their_own(district: District) -> None:
    person_id, _ = district.staff("handler", district.path)
    asked = district.ok("POST", "/erasures", {"person_id": person_id, "document": "申请表 3"})
    answered(district, asked["id"], dispatch=[ORDER])
    admin = {"person_id": person_id, "role": "district_admin", "path": district.path}
    district.ok("POST", "/roles/grants", admin)
    token = district.house.log_in(f"staff@{district.code}")["access_token"]
    body = {"matter": "dispatch.order", "reason": "自己"}
    refused = district.refused("POST", f"/erasures/{asked['id']}:waive", body, token)
    assert refused["code"] == "identity.erasure.own"
