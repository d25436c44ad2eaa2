# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from tests.system.outreach.district import COMPOUND, Bench


def test_before_it_closes_those_who_have_not_voted_are_reminded(bench: Bench):
    voted, silent = bench.homes(2)
    closes = bench.clock() + timedelta(days=3)
    bench.hear("VotePrepared", "deliberation", "vote/v-1", place_path=COMPOUND, closes_at=closes)
    bench.hear("VoteOpened", "deliberation", "vote/v-1")
    bench.hear("BallotCast", "deliberation", "unit_ballots/1", vote_id="v-1", unit_id="u-0")
    bench.run()
    bench.wait(timedelta(days=2))
    bench.run()
    assert [message.template for message in bench.inbox(voted)] == ["vote_opened"]
    assert [message.template for message in bench.inbox(silent)] == ["vote_closing", "vote_opened"]
