# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.log_in.test_register_client import register
from tests.system.identity.openid.asking import app


def error(district: District, client_id: str, secret: str) -> str:
    """What the token endpoint says of this secret, empty if it is good."""
    answer = district.house.exchange(
        grant_type="client_credentials", client_id=client_id, client_secret=secret
    )
    return str(answer.get_json().get("error", ""))


def rotate(district: District, client_id: str, **body: object) -> str:
    answer = district.ok("POST", f"/clients/{client_id}:rotate-secret", body)
    return str(answer["client_secret"])


def test_both_secrets_are_good_while_they_change(district: District) -> None:
    made = register(district)
    client_id, first = made["client_id"], made["client_secret"]
    second = rotate(district, client_id)
    assert error(district, client_id, first) == error(district, client_id, second) == ""
    third = rotate(district, client_id, overlap_hours=1)
    assert error(district, client_id, first) == "invalid_client", "the one before the former"
    assert error(district, client_id, second) == error(district, client_id, third) == ""
    (listed,) = district.ok("GET", "/clients")["items"]
    assert listed["former_until"] is not None
    assert not any(secret in str(listed) for secret in (first, second, third))


def test_a_secret_that_leaked_ends_at_once_with_its_tokens(district: District) -> None:
    made = register(district)
    given = {"grant_type": "client_credentials", "client_id": made["client_id"]}
    token = district.house.exchange(**given, client_secret=made["client_secret"]).get_json()["access_token"]
    new = rotate(district, made["client_id"], overlap_hours=0)
    assert error(district, made["client_id"], made["client_secret"]) == "invalid_client"
    assert district.house.call("GET", "/places", token).status_code == 401
    assert error(district, made["client_id"], new) == ""


def test_what_has_no_secret_or_no_use_is_refused(district: District) -> None:
    public = app(district, "https://app.example.com/cb")
    path = f"/clients/{public}:rotate-secret"
    assert district.refused("POST", path, {})["code"] == "identity.client_has_no_secret"
    client_id = register(district)["client_id"]
    for hours in (-1, 169, "1"):
        wrong = district.refused("POST", f"/clients/{client_id}:rotate-secret", {"overlap_hours": hours})
        assert wrong["code"] == "request.invalid"
    district.ok("POST", f"/clients/{client_id}:disable")
    gone = district.refused("POST", f"/clients/{client_id}:rotate-secret", {})
    assert gone["code"] == "identity.client_is_disabled"


def test_strangers_change_no_secret(district: District) -> None:
    client_id = register(district)["client_id"]
    _, handler = district.staff("handler", district.path)
    refused = district.refused("POST", f"/clients/{client_id}:rotate-secret", {}, handler)
    assert refused["code"] == "forbidden"
