# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden
from services.finance.domain.statement_errors import ReviewOver
from tests.system.finance.accounts import published, reviewed, used
from tests.system.finance.compound import OWNERS, STRANGER, TREASURER, Bench


def test_a_residents_last_word_counts_once(bench: Bench):
    used(bench)
    statement = published(bench)
    for stars in (1, 5):
        reviewed(bench, statement.id, stars)
    (kept,) = bench.read().reviews.list({"statement_id": statement.id})
    assert kept.stars == 5


def test_where_one_lives_and_in_time(bench: Bench):
    used(bench)
    statement = published(bench)
    for by in (STRANGER, TREASURER):
        with pytest.raises(Forbidden):
            reviewed(bench, statement.id, 1, by)
    bench.clock.set(statement.review_until)
    with pytest.raises(ReviewOver):
        reviewed(bench, statement.id, 1, OWNERS[1])
    bench.wait(timedelta(days=1))
    bench.fire()
    with pytest.raises(ReviewOver):
        reviewed(bench, statement.id, 1, OWNERS[1])
