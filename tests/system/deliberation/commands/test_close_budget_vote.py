# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.domain.budget_votes import State
from tests.system.deliberation.compound import OWNERS, Bench
from tests.system.deliberation.spending import PARK, chosen, proposed, settled
from tests.system.deliberation.web import Web


def test_it_closes_at_its_time_and_tells_no_number_before(bench: Bench, web: Web):
    vote = proposed(bench)
    chosen(bench, vote, OWNERS[0], {PARK: 1})
    bench.fire()
    (public,) = web.get("/deliberation/v1/public/320585/budget-votes")["items"]
    assert (public["state"], public["ballots"], public["lines"]) == ("open", 0, [])
    assert settled(bench, vote.id).state is State.CLOSED
    (public,) = web.get("/deliberation/v1/public/320585/budget-votes")["items"]
    assert (public["ballots"], len(public["lines"])) == (1, 3)
