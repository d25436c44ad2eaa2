# SPDX-License-Identifier: AGPL-3.0-or-later
"""What owners, staff and the public are told of a vote, and when."""

from dataclasses import replace
from hashlib import sha256

from tests.system.deliberation.compound import (
    COMPOUND,
    CONVENOR,
    DESK,
    ELSEWHERE,
    OWNERS,
    STRANGER,
    Bench,
    flat,
)
from tests.system.deliberation.web import PUBLIC, VOTES, Web

DISAGREE = {"unit_id": flat(1), "choice": "disagree"}


def test_who_voted_finds_their_ballot_by_its_receipt_and_nobody_its_choice(bench: Bench, web: Web):
    vote_id = bench.opened()
    receipt = web.post(f"{VOTES}/{vote_id}/ballots", OWNERS[0], DISAGREE, 201)
    (mine,) = web.get(f"{VOTES}/{vote_id}/units/mine", OWNERS[0])["items"]
    assert (mine["name"], mine["ballots"][0]["choice"]) == ("1室", "disagree")
    assert mine["ballots"][0]["receipt"] == receipt
    said = f"{vote_id}|{flat(1)}|{receipt['ballot_id']}|disagree|{receipt['secret']}"
    assert receipt["commitment"] == sha256(said.encode()).hexdigest()
    bench.counted(vote_id)
    (public,) = web.get(f"{PUBLIC}/{vote_id}/commitments")["items"]
    assert public == {"ballot_id": receipt["ballot_id"], "commitment": receipt["commitment"]}


def test_no_number_is_told_while_the_vote_runs(bench: Bench, web: Web):
    vote_id = bench.opened()
    web.post(f"{VOTES}/{vote_id}/ballots", OWNERS[0], DISAGREE, 201)
    for shown in (web.get(f"{VOTES}/{vote_id}", CONVENOR), web.get(f"{PUBLIC}/{vote_id}")):
        assert (shown["state"], shown["outcome"]) == ("open", None)
        assert shown["roll"]["whole"] == {"area": 95_500, "heads": 10}
    assert web.get(f"{PUBLIC}/{vote_id}/commitments", status=422)["code"] == "invalid"
    bench.counted(vote_id)
    assert web.get(f"{PUBLIC}/{vote_id}")["outcome"]["strict"]["disagree"] == {"area": 9100, "heads": 1}


def test_who_keeps_the_ballots_sees_which_are_missing_and_no_choice(bench: Bench, web: Web):
    vote_id = bench.opened()
    web.post(f"{VOTES}/{vote_id}/ballots", OWNERS[0], DISAGREE, 201)
    bench.deliver(vote_id, 2)
    lines = {one["unit_id"]: one for one in web.get(f"{VOTES}/{vote_id}/roll", DESK)["items"]}
    assert len(lines) == len(OWNERS)
    assert [lines[flat(1)]["given"], lines[flat(2)]["given"], lines[flat(2)]["delivered"]] == [
        True,
        False,
        True,
    ]
    assert "choice" not in str(lines)
    assert web.get(f"{VOTES}/{vote_id}/roll/{flat(1)}", DESK) == lines[flat(1)]
    assert (
        web.get(f"{VOTES}/{vote_id}/roll/{flat(99)}", DESK, status=404)["code"] == "deliberation.not_on_roll"
    )
    assert web.get(f"{VOTES}/{vote_id}/roll", OWNERS[0], status=403)["code"] == "forbidden"


def test_a_vote_that_is_only_prepared_is_for_its_place_alone(bench: Bench, web: Web):
    vote_id = bench.prepared()
    assert web.get(PUBLIC)["items"] == []
    assert web.get(f"{PUBLIC}/{vote_id}", status=404)["code"] == "not_found"
    assert [one["id"] for one in web.get(VOTES, OWNERS[0], place=COMPOUND)["items"]] == [vote_id]
    assert web.get(f"{VOTES}/{vote_id}", STRANGER, 404)["code"] == "not_found"
    assert web.get(VOTES, STRANGER, 403, place=COMPOUND)["code"] == "forbidden"
    assert web.get(VOTES, STRANGER, place=ELSEWHERE)["items"] == []


def test_the_thresholds_are_told_with_the_vote(bench: Bench, web: Web):
    shown = web.get(f"{VOTES}/{bench.prepared()}", OWNERS[0])
    assert shown["quorum"] == {"numerator": 2, "denominator": 3, "inclusive": True}
    assert shown["approval"] == {"numerator": 3, "denominator": 4, "inclusive": True}


def test_a_second_ballot_is_refused_with_the_first_ones_name(bench: Bench, web: Web):
    vote_id = bench.opened()
    first = web.post(f"{VOTES}/{vote_id}/ballots", OWNERS[0], DISAGREE, 201)["ballot_id"]
    refused = web.post(f"{VOTES}/{vote_id}/ballots", OWNERS[0], DISAGREE, 409)
    assert (refused["code"], refused["ballot_id"]) == ("deliberation.ballot_cast_already", first)
    web.post(f"{VOTES}/{vote_id}/ballots", OWNERS[0], DISAGREE | {"replaces": first}, 201)


def test_an_owner_without_any_role_there_sees_and_casts_their_vote(bench: Bench, web: Web):
    vote_id = bench.opened()
    absentee = replace(OWNERS[0], grants=())
    assert web.get(f"{VOTES}/{vote_id}", absentee)["state"] == "open"
    assert [one["unit_id"] for one in web.get(f"{VOTES}/{vote_id}/units/mine", absentee)["items"]] == [
        flat(1)
    ]
    web.post(f"{VOTES}/{vote_id}/ballots", absentee, DISAGREE, 201)
    assert web.get(f"{VOTES}/{vote_id}", replace(STRANGER, grants=()), 404)["code"] == "not_found"
