# SPDX-License-Identifier: AGPL-3.0-or-later
import json

import pytest

from scripts import verify
from services.chassis.store import Page
from services.chassis.values import NotFound, Principal
from services.deliberation.commands import key_ballot, put_policy, read_ballots, seal_log
from services.deliberation.commands.key_ballot import KeyBallot
from services.deliberation.commands.read_ballots import ReadBallots
from services.deliberation.domain.ballot_lists import ListLine
from services.deliberation.domain.ballots import Choice, Fate
from services.deliberation.domain.errors import BallotListNotYours, BallotsNotCounted, VoteIsSecret
from services.deliberation.policies import VotePolicy
from services.deliberation.store import UNITS_AT_ONCE
from tests.system.deliberation.compound import (
    ADMIN,
    COMPOUND,
    CONVENOR,
    DESK,
    GRID_WORKER,
    OWNERS,
    STRANGER,
    Bench,
    add_flats,
    flat,
    sell,
)
from tests.system.deliberation.rolls import corrected, owner, twice
from tests.system.deliberation.web import VOTES, Web

LEAVES = "/deliberation/v1/public/320585/log/leaves"


def read(bench: Bench, vote_id: str, by: Principal, after: str | None = None) -> Page[ListLine]:
    return bench.act(by, lambda tx: read_ballots.handle(tx, vote_id, ReadBallots(after=after)))


def fates(page: Page[ListLine]) -> dict[str, list[Fate]]:
    return {line.unit.unit_id: [one.fate for one in line.ballots] for line in page.items if line.ballots}


def counted(bench: Bench, **terms: str) -> str:
    """The id of a counted vote: eight take part, all but the second agree."""
    if terms:
        rule = VotePolicy.model_validate(terms)
        bench.act(ADMIN, lambda tx: put_policy.handle(tx, rule, COMPOUND))
    vote_id = bench.opened()
    for count in range(1, 9):
        bench.cast(vote_id, count, Choice.DISAGREE if count == 2 else Choice.AGREE)
    bench.counted(vote_id)
    return vote_id


def test_owners_and_scrutineers_read_every_ballot_and_each_reading_is_kept(bench: Bench):
    vote_id = counted(bench)
    for by in (OWNERS[9], CONVENOR):
        page = read(bench, vote_id, by)
        assert len(page.items) == 10
        assert fates(page) == {flat(count): [Fate.COUNTED] for count in range(1, 9)}
    told = [event for event in bench.read().history("vote", vote_id).items if event.name == "BallotsRead"]
    assert [event.actor for event in told] == [OWNERS[9].subject, CONVENOR.subject]
    assert {event.data.ballots for event in told} == {8}
    assert "agree" not in str([event.data for event in told])


def test_others_do_not_read_it_nor_who_keeps_the_ballots(bench: Bench):
    vote_id = counted(bench)
    for by in (STRANGER, DESK, GRID_WORKER):
        with pytest.raises(BallotListNotYours):
            read(bench, vote_id, by)
    with pytest.raises(NotFound):
        read(bench, flat(1), CONVENOR)
    assert "BallotsRead" not in bench.told("vote", vote_id)


def test_nobody_reads_it_before_the_count(bench: Bench):
    vote_id = bench.opened()
    bench.cast(vote_id, 1)
    for by in (OWNERS[0], CONVENOR):
        with pytest.raises(BallotsNotCounted):
            read(bench, vote_id, by)


def test_the_terms_leave_it_to_scrutineers_alone(bench: Bench):
    vote_id = counted(bench, ballot_list="scrutineers")
    with pytest.raises(BallotListNotYours):
        read(bench, vote_id, OWNERS[0])
    assert len(read(bench, vote_id, CONVENOR).items) == 10


def test_of_a_secret_vote_nobody_reads_it_whatever_the_policy_says_later(bench: Bench):
    vote_id = counted(bench, ballot_list="nobody")
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, VotePolicy(), COMPOUND))
    for by in (OWNERS[0], CONVENOR, ADMIN):
        with pytest.raises(VoteIsSecret):
            read(bench, vote_id, by)


def test_a_large_roll_is_read_in_pages(bench: Bench):
    bench.act(CONVENOR, lambda tx: add_flats(tx, UNITS_AT_ONCE))
    vote_id = counted(bench)
    first = read(bench, vote_id, CONVENOR)
    second = read(bench, vote_id, CONVENOR, first.next)
    assert (len(first.items), len(second.items), second.next) == (UNITS_AT_ONCE, 10, None)
    assert len(fates(first)) + len(fates(second)) == 8


def shown(bench: Bench, web: Web, vote_id: str, by: Principal):
    """What the log has, and the list as the API gives it."""
    bench.act(ADMIN, seal_log.handle)
    lines = web.post(f"{VOTES}/{vote_id}:read-ballots", by, {})["items"]
    return web.get(LEAVES, limit=200)["items"], lines


def test_whoever_holds_it_recounts_what_was_published(bench: Bench, web: Web):
    bench.act(CONVENOR, lambda tx: sell(tx, 2, OWNERS[0]))
    vote_id = bench.opened()
    bench.cast(vote_id, 2, Choice.DISAGREE, by=OWNERS[0])
    for count in (1, *range(3, 10)):
        bench.cast(vote_id, count)
    standing = bench.cast(vote_id, 10, Choice.DISAGREE).ballots[-1].id
    bench.cast(vote_id, 10, replaces=standing)
    paper = {
        "unit_id": flat(3),
        "principal_id": OWNERS[2].subject,
        "choice": "agree",
        "invalid": ["unsigned"],
    }
    for by in (DESK, GRID_WORKER):
        cmd = KeyBallot.model_validate(paper | {"given_at": bench.clock()})
        bench.act(by, lambda tx, cmd=cmd: key_ballot.handle(tx, vote_id, cmd))
    bench.counted(vote_id)
    found, lines = shown(bench, web, vote_id, OWNERS[4])
    assert "业主" not in json.dumps(lines, ensure_ascii=False)
    assert verify.check_vote(found, vote_id, [])["result"] == "pass"
    assert verify.check_list(found, vote_id, lines) == {"counted": 10, "superseded": 1, "invalid": 1}


def test_after_a_correction_it_recounts_the_last_result(bench: Bench, web: Web):
    vote_id = counted(bench)
    corrected(bench, vote_id, owner(8), twice(7))
    found, lines = shown(bench, web, vote_id, CONVENOR)
    assert len(lines) == 9
    verify.check_vote(found, vote_id, [])
    assert verify.check_list(found, vote_id, lines) == {"counted": 6, "not_entitled": 1}


def test_the_refusals_reach_who_asks(bench: Bench, web: Web):
    vote_id = bench.opened()
    for by, status, code in (
        (STRANGER, 403, "deliberation.ballot_list_not_yours"),
        (CONVENOR, 409, "deliberation.ballots_not_counted"),
    ):
        assert web.post(f"{VOTES}/{vote_id}:read-ballots", by, {}, status)["code"] == code
