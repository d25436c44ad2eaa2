# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.publicity import Outcome, Stage
from tests.system.finance.accounts import objected, posted, published, ruled, used
from tests.system.finance.compound import TREASURER, Bench


def test_a_statement_that_nobody_objects_to_has_effect(bench: Bench):
    used(bench)
    publication = published(bench).publication_id
    bench.clock.set(posted(bench, publication).until)
    bench.fire()
    assert bench.read().publications.get(publication).stage is Stage.EFFECTIVE
    assert bench.told("publication", publication)[-1] == "PublicityEnded"


def test_an_objection_that_is_upheld_is_answered_for(bench: Bench):
    used(bench)
    statement = published(bench)
    ruled(bench, objected(bench, statement.publication_id), Outcome.UPHELD)
    bench.fire()
    (case,) = bench.read().cases.list({"statement_id": statement.id})
    assert case.owner == TREASURER.subject
