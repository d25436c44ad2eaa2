# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.credit.domain.cases import State
from tests.system.credit.commands.test_propose_exit import propose
from tests.system.credit.district import Bench


@pytest.mark.parametrize(("adopted", "state"), [(True, State.EXITED), (False, State.KEPT)])
def test_the_owners_answer_is_the_end_of_the_case(bench: Bench, adopted: bool, state: State):
    case_id = propose(bench, bench.heard()).id
    for _ in range(2):
        bench.hear("deliberation", "TopicDecided", case_id=case_id, adopted=adopted)
    assert (bench.case(case_id).state, bench.case(case_id).adopted) == (state, adopted)
    assert bench.told("case", case_id)[-2:] == ["ExitProposed", "CaseClosed"]


def test_a_decision_about_something_else_is_nothing_to_it(bench: Bench):
    case_id = bench.exit_due()
    bench.hear("deliberation", "TopicDecided", case_id=case_id, adopted=True)
    assert bench.case(case_id).state is State.EXIT_DUE
