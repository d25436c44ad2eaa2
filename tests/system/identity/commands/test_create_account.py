# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from tests.system.identity.conftest import PASSWORD, District


def test_a_person_gets_one_account(district: District) -> None:
    person_id = district.person()
    body = {"person_id": person_id, "login": f"Zhang@{district.code}", "password": PASSWORD}
    account = district.ok("POST", "/accounts", body)
    assert account["login"] == f"zhang@{district.code}"
    assert district.ok("GET", f"/persons/{person_id}/account") == account
    assert PASSWORD not in repr(district.house.read(district.code).accounts.get(account["id"]))
    assert district.refused("POST", "/accounts", body)["code"] == "duplicate"
    other = {**body, "person_id": district.person()}
    assert district.refused("POST", "/accounts", other)["fields"] == ["login"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"login": "zhang@900001"}, "invalid"),
        ({"login": "zhang"}, "invalid"),
        ({"password": "short"}, "identity.weak_password"),
        ({"password": "zhang is my name"}, "identity.weak_password"),
    ],
)
def test_bad_accounts_are_refused(district: District, changes: dict[str, str], code: str) -> None:
    body = {"person_id": district.person(), "login": f"zhang@{district.code}", "password": PASSWORD}
    assert district.refused("POST", "/accounts", {**body, **changes})["code"] == code
