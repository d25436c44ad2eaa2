# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District

BODY = {"name": "太仓安居物业", "credit_code": "91320585MA00TE5T2W", "kind": "property_company"}


def test_a_company_is_registered_once(district: District) -> None:
    company = district.ok("POST", "/companies", BODY)
    assert district.ok("GET", "/companies")["items"] == [company]
    assert district.refused("POST", "/companies", BODY)["code"] == "duplicate"
    wrong = district.refused("POST", "/companies", {**BODY, "credit_code": "91320585MA00TE5T2X"})
    assert (wrong["code"], wrong["reason"]) == ("invalid", "invalid-checksum")
    assert district.house.events(district.code, "company", company["id"]) == ["CompanyRegistered"]
