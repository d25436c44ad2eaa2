# SPDX-License-Identifier: AGPL-3.0-or-later
import json

from services.deliberation.domain.kinds import Kind
from services.deliberation.store import UNITS_AT_ONCE, Tx
from tests.system.deliberation.asking import answer, asked, closed, key
from tests.system.deliberation.compound import OWNERS, Bench, add_flats


def test_the_result_is_public_beside_how_many_were_asked(bench: Bench):
    survey = asked(bench)
    for count in range(1, 6):
        answer(bench, survey.id, count, count % 2)
    done = closed(bench, survey.id)
    assert (done.counts, done.households, done.answered) == ((2, 3), len(OWNERS), 5)
    assert bench.told("survey", survey.id) == ["SurveyOpened", "SurveyClosed"]
    (published,) = bench.read().publications.list({"subject": f"survey/{survey.id}"})
    said = json.loads(published.content)
    assert (published.kind, said["counts"], said["households"]) == (Kind.SURVEY, [2, 3], len(OWNERS))


def test_more_than_one_piece_is_counted_once(bench: Bench):
    bench.store.transact(bench.read().by, lambda tx: add_flats(tx, UNITS_AT_ONCE + 5))
    survey = asked(bench)

    def answers(tx: Tx) -> list[str]:
        return [unit.id for unit in tx.places.list({"within": survey.place, "kind": "unit", "active": True})]

    for unit_id in answers(bench.read()):
        number = int(unit_id[-4:]) - 1000
        key(bench, survey.id, number)
    done = closed(bench, survey.id)
    assert done.counts == (len(answers(bench.read())), 0)
