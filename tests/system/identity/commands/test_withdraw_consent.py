# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.rights import resident


def test_consent_is_taken_back_and_given_again(district: District) -> None:
    _, token = resident(district)
    news = {"purpose": "activity_news"}
    path = "/consents:withdraw"
    assert district.refused("POST", path, news, token)["code"] == "identity.consent.none"
    first = district.house.ok("POST", "/consents", token, {**news, "version": 1})
    assert district.house.ok("POST", path, token, news)["withdrawn_at"]
    again = district.house.ok("POST", "/consents", token, {**news, "version": 1})
    assert again["id"] != first["id"]
    events = district.house.events(district.code, "consent", first["id"])
    assert events == ["ConsentGiven", "ConsentWithdrawn"]
