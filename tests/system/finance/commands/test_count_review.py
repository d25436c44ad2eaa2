# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.domain.statements import StatementState
from services.finance.store import AT_ONCE, Tx
from tests.system.finance.accounts import published, reviewed, used
from tests.system.finance.compound import OWNERS, Bench


@pytest.mark.parametrize(
    ("stars", "bad"), [((1, 1, 1), True), ((5, 2, 1), True), ((3, 3, 3), False), ((1, 1), False), ((), False)]
)
def test_it_is_bad_where_enough_residents_say_so(bench: Bench, stars: tuple[int, ...], bad: bool):
    used(bench)
    statement = published(bench)
    for owner, given in zip(OWNERS, stars, strict=False):
        reviewed(bench, statement.id, given, owner)
    bench.clock.set(statement.review_until)
    bench.fire()
    counted = bench.read().statements.get(statement.id)
    assert (counted.state, counted.bad) == (StatementState.REVIEWED, bad)
    assert (counted.tally.count, counted.tally.stars) == (len(stars), sum(stars))
    assert bool(bench.read().cases.list({"statement_id": statement.id})) == bad
    assert bench.told("statement", statement.id)[-1] == "StatementReviewed"


def test_many_are_counted_in_pieces(bench: Bench):
    used(bench)
    statement = published(bench)
    review = reviewed(bench, statement.id, 4)

    def more(tx: Tx) -> None:
        for n in range(AT_ONCE):
            tx.reviews.add(type(review)(f"{statement.id}:{n}", statement.id, str(n), 2, "", tx.now))

    bench.act(OWNERS[0], more)
    bench.clock.set(statement.review_until)
    bench.fire()
    assert bench.read().statements.get(statement.id).tally.stars == 4 + 2 * AT_ONCE
