# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Invalid
from services.deliberation.domain.errors import RecordedAlready
from services.deliberation.domain.measures import Measure
from services.deliberation.domain.outcomes import Obstacle
from tests.system.deliberation.compound import Bench


def test_only_what_was_delivered_is_deemed_anything(bench: Bench):
    vote = bench.counted(bench.deemed())
    assert vote.counting.silent == Measure(9600 + 9700, 2)
    assert vote.outcome.deemed.sides.no_side == Measure()
    assert vote.outcome.deemed.sides.agree.heads == 7


def test_without_the_warning_on_the_ballot_the_strict_count_stands(bench: Bench):
    vote = bench.counted(bench.deemed(warning_on_ballot=False))
    assert (vote.outcome.deemed, vote.outcome.obstacles) == (None, (Obstacle.NO_WARNING,))


def test_it_is_told_once_and_when_it_has_happened(bench: Bench):
    vote_id = bench.opened()
    bench.deliver(vote_id, 2)
    with pytest.raises(RecordedAlready):
        bench.deliver(vote_id, 2)
    with pytest.raises(Invalid):
        bench.deliver(vote_id, 1, at=bench.clock() + timedelta(hours=1))
