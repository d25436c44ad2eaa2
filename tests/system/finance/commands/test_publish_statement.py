# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.publicity import Stage
from services.finance.domain.periods import PeriodState
from tests.system.finance.accounts import posted, published, used
from tests.system.finance.compound import COMPOUND, Bench


def test_the_books_are_locked_and_the_board_starts_the_clock(bench: Bench):
    used(bench)
    statement = published(bench)
    assert bench.read().last_closed(COMPOUND).state is PeriodState.LOCKED
    publication = bench.read().publications.get(statement.publication_id)
    assert (publication.stage, publication.kind) == (Stage.NOTICED, "statement")
    assert posted(bench, publication.id).stage is Stage.OPEN
    assert bench.told("statement", statement.id) == ["StatementPublished"]
    assert bench.told("publication", publication.id) == ["Published", "NoticePosted"]
