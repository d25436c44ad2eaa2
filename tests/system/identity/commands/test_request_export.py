# SPDX-License-Identifier: AGPL-3.0-or-later
import json

from services.chassis.personal import FORGET
from tests.system.identity.conftest import District
from tests.system.identity.rights import bring_forward, fire, resident


def test_a_persons_archive_is_theirs_for_some_days(district: District) -> None:
    person_id, token = resident(district, phone="13812340099")
    district.ok("POST", "/persons/vehicles", {"person_id": person_id, "plate": "苏E7A777"})
    house = district.house
    asked = house.ok("POST", "/exports", token)
    assert house.events(district.code, "export", asked["id"]) == ["PersonalDataRequested"]
    fire(district)
    job = house.ok("GET", f"/jobs/{asked['id']}", token)
    assert (job["state"], job["content_type"]) == ("done", "application/x-ndjson")
    result = house.call("GET", f"/jobs/{asked['id']}/result", token).get_data(as_text=True)
    lines = [json.loads(line) for line in result.splitlines()]
    found = {line["collection"]: line for line in lines}
    assert found["persons"]["name"] == "王小芳"
    assert found["persons"]["phone"] == {"masked": "138****0099"}
    assert found["vehicles"]["plate"] == {"masked": "苏E***77"}
    assert "password" not in result
    assert "13812340099" not in result
    numbers = house.ok("GET", f"/exports/{asked['id']}/numbers", token)
    assert (numbers["phone"], numbers["plates"]) == ("13812340099", ["苏E7A777"])
    assert [one["id"] for one in house.ok("GET", "/exports", token)["items"]] == [asked["id"]]
    bring_forward(district, FORGET)
    fire(district)
    assert house.call("GET", f"/jobs/{asked['id']}", token).status_code == 404


def test_nobody_else_sees_it_and_a_day_has_one(district: District) -> None:
    _, token = resident(district)
    asked = district.house.ok("POST", "/exports", token)
    assert district.refused("POST", "/exports", {}, token)["code"] == "identity.export.asked_already"
    for path in (f"/jobs/{asked['id']}", f"/jobs/{asked['id']}/result", f"/exports/{asked['id']}/numbers"):
        assert district.refused("GET", path)["code"] == "not_found"


def test_numbers_are_opened_while_the_archive_is_there(district: District) -> None:
    _, token = resident(district)
    asked = district.house.ok("POST", "/exports", token)
    exports = district.house.store.database.collection("exports")
    (found,) = exports.find({"tenant": district.code, "id": asked["id"]})
    exports.update_one({"_id": found["_id"]}, {"$set": {"until": found["asked_at"]}})
    path = f"/exports/{asked['id']}/numbers"
    assert district.refused("GET", path, token=token)["code"] == "identity.export.over"
