# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import appoint_members
from services.deliberation.commands.appoint_members import AppointMembers
from services.deliberation.domain.body_errors import NotACandidate, SeatsNotFilled, WrongElectionState
from services.deliberation.domain.elections import State
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench
from tests.system.deliberation.standing import CORE, appointed, listed, sitting


def test_a_core_group_is_recommended_reviewed_published_and_appointed(bench: Bench):
    body = appointed(bench, 1, 2, 3)
    assert sitting(bench, body.id) == ["业主1", "业主2", "业主3"]
    assert bench.told("body", body.id) == ["BodyFounded", "MembersSeated"]


def test_who_is_appointed_stood_on_the_list_one_to_each_seat(bench: Bench):
    election_id = listed(bench, 1, 2, 3, 4, **CORE)

    def appoint(*counts: int, by=CONVENOR) -> None:
        chosen = tuple(OWNERS[count - 1].subject for count in counts)
        cmd = AppointMembers(person_ids=chosen, document="任命书1号")
        bench.act(by, lambda tx: appoint_members.handle(tx, election_id, cmd))

    for counts, refusal in (
        ((1, 2), SeatsNotFilled),
        ((1, 2, 2), SeatsNotFilled),
        ((1, 2, 9), NotACandidate),
    ):
        with pytest.raises(refusal):
            appoint(*counts)
    with pytest.raises(Forbidden):
        appoint(1, 2, 3, by=OWNERS[0])
    appoint(4, 2, 1)
    assert bench.read().elections.get(election_id).state is State.SEATED
    with pytest.raises(WrongElectionState):
        appoint(4, 2, 1)
