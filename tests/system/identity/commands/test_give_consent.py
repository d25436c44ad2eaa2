# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.rights import resident

NEWS = {"purpose": "activity_news", "version": 1}


def test_consent_is_to_words_of_a_version(district: District) -> None:
    _, token = resident(district)
    given = district.house.ok("POST", "/consents", token, {**NEWS, "language": "en"})
    assert (given["number"], given["language"], given["withdrawn_at"]) == (1, "en", None)
    assert district.house.ok("POST", "/consents", token, NEWS)["id"] == given["id"]
    assert district.house.events(district.code, "consent", given["id"]) == ["ConsentGiven"]
    shown = {one["purpose"]: one for one in district.house.ok("GET", "/consents", token)["items"]}
    assert (shown["activity_news"]["given_version"], shown["photo_use"]["given_version"]) == (1, None)


def test_other_words_are_agreed_to_anew(district: District) -> None:
    _, token = resident(district)
    district.house.ok("POST", "/consents", token, NEWS)
    words = {"title": "活动", "title_en": "News", "text": "新的内容", "text_en": "Other words"}
    district.ok("PUT", "/policies/consent", {"purposes": [{"code": "activity_news", "version": 2, **words}]})
    refused = district.refused("POST", "/consents", NEWS, token)
    assert (refused["code"], refused["version"]) == ("identity.consent.other_words", 2)
    assert district.house.ok("POST", "/consents", token, {**NEWS, "version": 2})["number"] == 2
    unknown = {"purpose": "photo_use", "version": 1}
    assert district.refused("POST", "/consents", unknown, token)["code"] == "identity.consent.unknown_purpose"
    twice = {"purposes": [{"code": "news", **words}, {"code": "news", **words}]}
    assert district.refused("PUT", "/policies/consent", twice)["code"] == "request.invalid"
