# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District


def test_a_project_manager_answers_for_a_place(district: District) -> None:
    compound = district.tree()["compound"]
    company = district.ok(
        "POST",
        "/companies",
        {"name": "太仓安居物业", "credit_code": "91320585MA00TE5T2W", "kind": "property_company"},
    )
    body = {
        "company_id": company["id"],
        "person_id": district.person("赵刚"),
        "place_id": compound["id"],
        "since": "2025-01-01",
    }
    manager = district.ok("POST", "/project-managers", body)
    assert (manager["path"], manager["until"]) == (compound["path"], None)
    assert district.ok("GET", f"/project-managers?under={district.path}")["items"] == [manager]
    assert district.refused("POST", "/project-managers", {**body, "until": "2024-12-31"})["code"] == "invalid"
