# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import draft_charter, put_policy
from services.deliberation.commands.draft_charter import DraftCharter
from services.deliberation.domain.body_errors import MatterDoesNotFit
from services.deliberation.domain.charter_errors import NoSuchClause, WrongCharterState
from services.deliberation.domain.charters import ChangeKind, State
from services.deliberation.domain.errors import UnknownPlace
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.votes import State as VoteState
from services.deliberation.policies import ClauseCited, VotePolicy
from services.deliberation.queries.charters import OnDay, list_charters_in_force, list_public_charter_changes
from tests.system.deliberation.compound import ADMIN, BUILDING, COMPOUND, ELSEWHERE, OWNERS, Bench
from tests.system.deliberation.test_invariants import broken
from tests.system.deliberation.texts import COVENANT, DAY, FIRST, SILENCE, adopted, drafted, over, put


def test_only_the_owners_put_a_text_in_force_and_anybody_reads_it_on_any_day(bench: Bench):
    first = adopted(bench)
    assert (first.state, first.number, first.effective_on) == (State.ADOPTED, 1, DAY)
    assert first.clauses[0].text in bench.read().latest_of(f"charter/{first.id}", Kind.CHARTER).content
    second = adopted(bench, clauses=[SILENCE])
    assert (second.number, second.effective_on, second.replaces) == (2, DAY + timedelta(days=1), first.id)
    held = [
        [one.number for one in list_charters_in_force(bench.read(), OnDay(place=COMPOUND, day=day))]
        for day in (DAY - timedelta(days=1), DAY, second.effective_on, DAY + timedelta(days=99))
    ]
    assert held == [[], [1], [2], [2]]
    changes = list_public_charter_changes(bench.read(), second.id)
    assert [(one.number, one.kind) for one in changes] == [(1, ChangeKind.REMOVED), (12, ChangeKind.ADDED)]
    assert not broken(bench) & {"one_version_of_a_text_holds_a_day", "sequences_are_whole"}
    damage = {"$set": {"effective_on": DAY.isoformat()}}
    bench.store.database.collection("charters").update_many({}, damage)
    assert "one_version_of_a_text_holds_a_day" in broken(bench)


def test_it_never_holds_before_its_day_nor_where_the_vote_was_lost(bench: Bench):
    later = adopted(bench, effective_from="2026-07-01")
    assert later.effective_on.isoformat() == "2026-07-01"
    lost = drafted(bench)
    over(bench, put(bench, lost), VoteState.REJECTED)
    lost = bench.read().charters.get(lost.id)
    assert (lost.state, lost.vote_id) == (State.DRAFT, None)


def test_the_vote_is_on_its_matter_and_on_one_text_at_a_time(bench: Bench):
    charter = drafted(bench)
    with pytest.raises(MatterDoesNotFit):
        put(bench, charter, matter="rules_of_procedure")
    put(bench, charter)
    with pytest.raises(WrongCharterState):
        put(bench, charter)


def test_who_drafts_and_where(bench: Bench):
    cmd = DraftCharter.model_validate(COVENANT)
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: draft_charter.handle(tx, cmd))
    with pytest.raises(UnknownPlace):
        drafted(bench, place_path=f"{COMPOUND}/b99")
    with pytest.raises(ValueError, match="each number once"):
        drafted(bench, clauses=[FIRST, FIRST])


def test_a_policy_rests_on_a_clause_that_holds_there(bench: Bench):
    charter, draft = adopted(bench, clauses=[FIRST, SILENCE]), drafted(bench)

    def cite(charter_id: str, number: int, at=COMPOUND) -> VotePolicy:
        policy = VotePolicy(clause=ClauseCited(charter_id=charter_id, number=number))
        return bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, at))

    for wrong in ((charter.id, 2), (draft.id, 1), (charter.id, 12, ELSEWHERE)):
        with pytest.raises(NoSuchClause):
            cite(*wrong)
    cite(charter.id, 12)
    assert bench.read().policy(VotePolicy, BUILDING).clause.number == 12
