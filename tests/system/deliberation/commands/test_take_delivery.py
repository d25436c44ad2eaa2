# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.deliberation.domain.casting import key_of
from services.deliberation.domain.deliveries import Method
from tests.system.deliberation.compound import BUILDING, CONVENOR, ENTRANCE, Bench, flat, form_entrance
from tests.system.deliberation.test_copies import hear


def serve(bench: Bench, vote_id: str, count: int, at=None, **changed) -> None:
    """A notice of the vote reached flat n."""
    at, subject = at or bench.clock(), f"vote/{vote_id}"
    path = f"{BUILDING}/u{count:03d}"
    event = {"unit_id": flat(count), "unit_path": path, "subject": subject, "service": "in_person"}
    hear(bench, "NoticeServed", of="outreach", served_at=at, **(event | changed))


def delivery(bench: Bench, vote_id: str, count: int):
    return bench.read().deliveries.find(key_of(vote_id, flat(count)))


def test_a_served_notice_is_the_proof_that_the_ballot_arrived(bench: Bench):
    vote_id = bench.deemed()
    before = bench.read().deliveries.count({})
    serve(bench, vote_id, 9)
    assert bench.read().deliveries.count({}) == before + 1
    assert delivery(bench, vote_id, 9).method is Method.IN_PERSON
    vote = bench.counted(vote_id)
    assert vote.counting.silent.heads == 3


def test_the_earliest_counts_whatever_their_order_and_however_often(bench: Bench):
    vote_id, now = bench.opened(), bench.clock()
    early, late = now - timedelta(hours=2), now - timedelta(hours=1)
    serve(bench, vote_id, 1, late)
    serve(bench, vote_id, 1, early, service="left_at_door")
    serve(bench, vote_id, 1, late)
    found = delivery(bench, vote_id, 1)
    assert (found.at, found.method) == (early, Method.LEFT_AT_DOOR)
    assert len(bench.told("delivery", found.id)) == 2


def test_what_is_of_no_vote_of_ours_or_comes_after_the_count_changes_nothing(bench: Bench):
    vote_id = bench.opened()
    serve(bench, flat(77), 1)
    serve(bench, vote_id, 1, unit_path="/320585/001/003/c09/b01/u001")
    serve(bench, vote_id, 1, subject=f"topic/{vote_id}")
    bench.counted(vote_id)
    serve(bench, vote_id, 1)
    assert delivery(bench, vote_id, 1) is None


def test_a_vote_at_an_entrance_is_served_on_its_own_flats(bench: Bench):
    bench.act(CONVENOR, lambda tx: form_entrance(tx, 1, 2, 3))
    vote_id = bench.frozen(place_path=ENTRANCE)
    for count in (2, 4):
        serve(bench, vote_id, count)
    assert [delivery(bench, vote_id, count) is not None for count in (2, 4)] == [True, False]
