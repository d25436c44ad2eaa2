# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dispatch refuses tokens that identity took back, by its own copy of what it heard."""

from services.chassis.settings import Settings
from services.chassis.store import revocations
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.district import DESK, STRANGER, TENANT, Bench
from tests.system.dispatch.test_reactions import hear


def status(api: Api, **claims: object) -> int:
    return int(api.client.get(ORDERS, headers=api.token(DESK, **claims)).status_code)


def test_tokens_of_an_older_generation_are_refused(api: Api, bench: Bench) -> None:
    hear(bench, "TokensRevoked", subject=DESK.subject, generation=2)
    assert [status(api, gen=number) for number in (0, 1, 2, 3)] == [401, 401, 200, 200]
    refused = api.client.get(ORDERS, headers=api.token(DESK, gen=1)).json
    assert (refused["code"], refused["reason"]) == ("unauthenticated", "the token was revoked")
    assert api.client.get(ORDERS, headers=api.token(STRANGER)).status_code == 200


def test_an_ended_log_in_has_no_good_token(api: Api, bench: Bench) -> None:
    hear(bench, "TokensRevoked", subject="log-in-1", generation=1)
    assert [status(api, sid=sid, gen=7) for sid in ("log-in-1", "log-in-2", "")] == [401, 200, 200]


def test_old_news_changes_nothing(api: Api, bench: Bench) -> None:
    for sequence, generation in ((3, 3), (1, 1), (3, 3)):
        hear(bench, "TokensRevoked", sequence, subject=DESK.subject, generation=generation)
    assert [status(api, gen=number) for number in (2, 3)] == [401, 200]


def test_another_districts_subject_is_another(api: Api, bench: Bench) -> None:
    hear(bench, "TokensRevoked", tenant="900001", subject=DESK.subject, generation=9)
    assert status(api) == 200


def test_a_token_that_was_good_is_looked_up_again_within_seconds(api: Api, bench: Bench) -> None:
    gate = api.client.application.view_functions["list_orders"]._gate
    gate._recheck_seconds = 10.0
    assert status(api) == 200
    hear(bench, "TokensRevoked", subject=DESK.subject, generation=1)
    assert status(api) == 200, "not asked yet"
    for key in gate._unrevoked:
        gate._unrevoked[key] -= 10.0
    assert status(api) == 401


def test_news_of_revoked_tokens_outlive_the_tokens(bench: Bench) -> None:
    hear(bench, "TokensRevoked", subject=DESK.subject, generation=1)
    kept = bench.store.database.collection(revocations.REVOCATIONS)
    assert kept.find_one({"_id": f"{TENANT}/{DESK.subject}"})["generation"] == 1
    expiry = kept.index_information()["expiry"]["expireAfterSeconds"]
    longest = Settings.model_fields["token_recheck_seconds"].metadata[1].le
    assert expiry > revocations.LONGEST_TOKEN_SECONDS + longest
