# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.deliberation.commands import answer_head
from services.deliberation.commands.answer_head import AnswerHead
from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.errors import NotEntitled
from services.deliberation.domain.measures import Measure
from services.deliberation.store import UNITS_AT_ONCE
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench, add_flats, flat, sell


def answer(bench: Bench, vote_id: str, choice: Choice, count: int = 1) -> None:
    cmd = AnswerHead(unit_id=flat(count), choice=choice)
    bench.act(OWNERS[0], lambda tx: answer_head.handle(tx, vote_id, cmd))


def of_two_minds(bench: Bench) -> str:
    """The id of a vote in which the first owner, who has the second flat too, says different things."""
    bench.act(CONVENOR, lambda tx: sell(tx, 2, OWNERS[0]))
    vote_id = bench.opened()
    bench.cast(vote_id, 1)
    bench.cast(vote_id, 2, Choice.DISAGREE, by=OWNERS[0])
    return vote_id


def test_a_person_of_two_minds_takes_no_part_and_their_area_does(bench: Bench):
    sides = bench.counted(of_two_minds(bench)).outcome.strict.sides
    assert (sides.agree, sides.disagree) == (Measure(9100, 0), Measure(9200, 0))


def test_one_answer_is_the_persons_and_the_last_one_counts(bench: Bench):
    vote_id = of_two_minds(bench)
    answer(bench, vote_id, Choice.AGREE)
    answer(bench, vote_id, Choice.ABSTAIN, 2)
    sides = bench.counted(vote_id).outcome.strict.sides
    assert (sides.abstain, sides.participating.heads) == (Measure(0, 1), 1)


def test_it_is_found_where_the_count_goes_on_with_the_next_units(bench: Bench):
    bench.act(CONVENOR, lambda tx: add_flats(tx, UNITS_AT_ONCE - 2))
    vote_id = of_two_minds(bench)
    answer(bench, vote_id, Choice.AGREE)
    assert bench.counted(vote_id).outcome.strict.sides.agree == Measure(9100, 1)


def test_nobody_answers_for_another(bench: Bench):
    vote_id = bench.opened()
    with pytest.raises(NotEntitled):
        answer(bench, vote_id, Choice.AGREE, 3)
