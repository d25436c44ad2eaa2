# SPDX-License-Identifier: AGPL-3.0-or-later
from pathlib import Path

from tests.system.chassis.certificates import DAY, Authority
from tests.system.identity import feeds, pulls
from tests.system.identity.conftest import District
from tests.system.identity.sources import pem


def test_what_is_put_is_sealed_and_shown_to_the_source_alone(district: District, tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    feeds.agreed(district)
    body = pulls.access(authority, authorization="Bearer s3cret")
    made = district.ok("PUT", pulls.ACCESS, body)
    assert (made["subject"], made["with_authorization"], made["own_authorities"]) == (
        "CN=linli.example",
        True,
        True,
    )
    kept = district.house.store.database.collection("feed_pulls").find_one({"tenant": district.code})
    assert "PRIVATE" not in str(kept) + str(made)
    assert "s3cret" not in str(kept) + str(made)
    assert district.house.events(district.code, "feed_pull", feeds.POPULATION) == ["FeedAccessPut"]
    gone = district.ok("PUT", pulls.ACCESS, {})
    assert (gone["subject"], gone["ends_at"], gone["with_authorization"]) == ("", None, False)


def test_what_cannot_be_used_is_refused_with_the_reason(district: District, tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    feeds.agreed(district)
    good = pulls.access(authority)
    other = authority.certify("other.example").key.read_text()
    gone = authority.certify("gone.example", -DAY)
    for change, reason in (
        ({"key": other}, "the key is another certificate's"),
        ({"key": "torn"}, "no certificate and its key, as PEM without a password"),
        ({"certificate": ""}, "no certificate and its key, as PEM without a password"),
        ({"certificate": pem(gone.file), "key": pem(gone.key)}, "the certificate has ended"),
        ({"authorization": "Bearer 密"}, "the authorization is no line of ASCII"),
        ({"authorization": "a\r\nb"}, "the authorization is no line of ASCII"),
    ):
        refused = district.refused("PUT", pulls.ACCESS, good | change)
        assert (refused["code"], refused["reason"]) == ("identity.feed.access_refused", reason)
    torn = district.refused("PUT", pulls.ACCESS, good | {"authorities": "torn"})
    assert torn["code"] == "identity.feed.access_refused"
    _, stranger = district.staff("integrator", district.path)
    assert district.refused("PUT", pulls.ACCESS, good, stranger)["code"] == "forbidden"
