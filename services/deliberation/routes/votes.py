# SPDX-License-Identifier: AGPL-3.0-or-later
"""Owners' votes (业主表决): prepare, announce and decide them."""

from services.chassis.http import AUTHENTICATED, Resource
from services.chassis.step_up import Group
from services.deliberation.commands import (
    announce_vote,
    decide_vote,
    prepare_vote,
    read_ballots,
    record_official_result,
    withdraw_vote,
)
from services.deliberation.domain.authority import Permission
from services.deliberation.queries.votes import list_votes, show_vote
from services.deliberation.routes.ballot_list import to_line
from services.deliberation.routes.vote_view import to_view
from services.deliberation.store import Tx

votes = Resource("votes", "/deliberation/v1/votes", of=Tx.votes, shows=to_view, requires=AUTHENTICATED)

votes.create(prepare_vote, requires=Permission.VOTES_CONVENE)
votes.list(list_votes)
votes.show(show_vote)
votes.act("announce", announce_vote)
votes.act("withdraw", withdraw_vote)
votes.act("decide", decide_vote)
votes.act("record-official-result", record_official_result)
votes.act("read-ballots", read_ballots, shows=to_line, secret=True, asks=Group.UNMASKING)
