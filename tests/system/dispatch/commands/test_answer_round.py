# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import answer_round
from services.dispatch.commands.answer_round import AnswerRound
from services.dispatch.domain.round_errors import AnswerWithoutWords, UnknownItem
from services.dispatch.domain.rounds import Round
from tests.system.dispatch.district import DESK, PLUMBER, Bench
from tests.system.dispatch.round_samples import opened, the_round


def answer(bench: Bench, one: Round, by=PLUMBER, **said) -> Round:
    cmd = AnswerRound(answers=[said])
    return bench.act(by, lambda tx: answer_round.handle(tx, one.id, cmd))


def test_the_last_answer_to_a_question_counts(bench: Bench):
    one = opened(bench)
    answer(bench, one, item="gate", good=False, note="锁坏了")
    assert answer(bench, one, item="gate", good=True).answers == the_round(bench, one.id).answers
    assert [said.good for said in the_round(bench, one.id).answers] == [True]


def test_an_unknown_question_a_bad_answer_without_words_and_a_stranger_are_refused(bench: Bench):
    one = opened(bench)
    with pytest.raises(UnknownItem):
        answer(bench, one, item="door", good=True)
    with pytest.raises(AnswerWithoutWords):
        answer(bench, one, item="gate", good=False, note="  ")
    with pytest.raises(Forbidden):
        answer(bench, one, DESK, item="gate", good=True)
    assert the_round(bench, one.id).answers == ()
