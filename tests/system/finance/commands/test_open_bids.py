# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.finance.domain.calls import CallState
from services.finance.queries import assets
from services.finance.routes.calls import to_public_bids
from tests.system.finance.compound import Bench
from tests.system.finance.letting import asset, bid, called


def test_at_the_deadline_everybody_reads_the_bids_the_highest_first(bench: Bench):
    call = called(bench, asset(bench))
    digest = bid(bench, call, 15_000).digest
    bench.wait(timedelta(days=2))
    bench.fire()
    assert bench.read().calls.get(call.id).state is CallState.SEALED
    bench.wait(timedelta(days=1))
    bench.fire()
    assert bench.read().calls.get(call.id).state is CallState.OPENED
    (shown,) = to_public_bids(bench.read(), assets.list_public_bids(bench.read(), call.id))
    assert (shown.amount and shown.amount.fen, shown.digest, bool(shown.salt)) == (15_000, digest, True)
    assert bench.told("call", call.id) == ["BidsCalled", "BidsOpened"]
