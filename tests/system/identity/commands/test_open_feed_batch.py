# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime, timedelta

from tests.system.identity import feeds
from tests.system.identity.conftest import District

DAY = "2024-03-01T08:00:00+08:00"


def test_opened_again_in_the_same_words_it_is_the_same(district: District) -> None:
    feeds.agreed(district)
    assert feeds.opened(district, DAY) == feeds.opened(district, DAY)
    body = {"batch": feeds.opened(district, DAY)["batch"], "as_of": DAY, "full": True}
    refused = district.refused("POST", f"/feeds/{feeds.POPULATION}/batches", body)
    assert refused["code"] == "identity.feed.batch_differs"


def test_two_batches_of_one_moment_cannot_be_put_in_order(district: District) -> None:
    feeds.agreed(district)
    feeds.opened(district, DAY)
    body = {"batch": "another", "as_of": DAY}
    refused = district.refused("POST", f"/feeds/{feeds.POPULATION}/batches", body)
    assert refused["code"] == "identity.feed.same_moment"


def test_a_clock_that_runs_ahead_is_refused(district: District) -> None:
    feeds.agreed(district)
    ahead = (datetime.now(UTC) + timedelta(hours=1)).isoformat(timespec="seconds")
    body = {"batch": "b", "as_of": ahead}
    refused = district.refused("POST", f"/feeds/{feeds.POPULATION}/batches", body)
    assert refused["code"] == "identity.feed.batch_to_come"


def test_a_client_delivers_for_its_own_source_only(district: District) -> None:
    new = {"short_name": "police", "name": "公安", "grant_types": ["client_credentials"]}
    new |= {"roles": [{"role": "integrator", "path": district.path}]}
    client = district.ok("POST", "/clients", new)
    given = {"client_id": client["client_id"], "client_secret": client["client_secret"]}
    answer = district.house.exchange(grant_type="client_credentials", **given)
    token = answer.get_json()["access_token"]
    feeds.agreed(district, client_id=client["client_id"])
    feeds.agreed(district, feeds.VEHICLES)
    body = {"batch": "b", "as_of": DAY}
    path = f"/feeds/{feeds.POPULATION}/batches"
    assert district.house.call("POST", path, token, json=body).status_code == 201
    refused = district.refused("POST", f"/feeds/{feeds.VEHICLES}/batches", body, token)
    assert refused["code"] == "identity.feed.not_of_this_source"
