# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record the result of a vote that a city's own system took (官方电子投票系统); it is shown as such."""

from pydantic import Field

from services.chassis.http import Input, Moment
from services.deliberation.commands import Document, Title
from services.deliberation.domain import publications, votes
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.counting import Counting, Sides
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.measures import Measure
from services.deliberation.domain.votes import OfficialResult, Vote
from services.deliberation.store import Tx

MOST_AREA, MOST_HEADS = 10_000_000_000, 1_000_000


class MeasureInput(Input):
    """`area` in hundredths of a square metre."""

    area: int = Field(ge=0, le=MOST_AREA)
    heads: int = Field(ge=0, le=MOST_HEADS)

    def value(self) -> Measure:
        return Measure(self.area, self.heads)


class RecordOfficialResult(Input):
    """`whole`: all owners; `document`: the system's report, by its number or where it is kept."""

    system: Title
    document: Document
    decided_at: Moment
    units: int = Field(ge=1, le=MOST_HEADS)
    whole: MeasureInput
    agree: MeasureInput
    disagree: MeasureInput
    abstain: MeasureInput


def handle(tx: Tx, vote_id: str, cmd: RecordOfficialResult) -> Vote:
    vote = tx.votes.get(vote_id)
    tx.require(Permission.VOTES_CONVENE, vote.place)
    sides = Sides(cmd.agree.value(), cmd.disagree.value(), cmd.abstain.value())
    counting = Counting(roll=cmd.whole.value(), sides=sides, units=cmd.units)
    official = OfficialResult(cmd.system, cmd.document, cmd.decided_at)
    vote, events = votes.record_official(vote, official, counting, tx.now)
    tx.votes.save(vote, *events)
    tx.publish_of_vote(Kind.RESULT, vote, publications.result(vote))
    return vote
