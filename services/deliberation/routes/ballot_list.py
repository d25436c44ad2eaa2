# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a line of the ballot list is shown: what recounts the vote and opens each commitment, no name."""

from services.chassis.http import View
from services.deliberation.domain.ballot_lists import ListedBallot, ListLine
from services.deliberation.store import Tx


class ListedBallotView(View):
    """`fate`: counted, or why it is not; SHA-256 over `vote|unit|id|choice|secret` is in the public log."""

    id: str
    channel: str
    choice: str
    secret: str
    fate: str


class ListLineView(View):
    """A unit as the roll's hash has it, and all ballots for it. `area` in hundredths of a square metre.

    `answer`: that of the head as one person, where its units say different things.
    """

    unit_id: str
    stage: str
    area: int | None
    area_source: str | None
    head: str
    voter: str | None
    answer: str | None
    ballots: list[ListedBallotView]


def to_line(_: Tx, line: ListLine) -> ListLineView:
    unit = line.unit
    return ListLineView(
        unit_id=unit.unit_id,
        stage=unit.stage,
        area=unit.area,
        area_source=unit.area_source,
        head=unit.head,
        voter=unit.voter,
        answer=line.answer,
        ballots=[_ballot(one) for one in line.ballots],
    )


def _ballot(one: ListedBallot) -> ListedBallotView:
    given = one.ballot
    return ListedBallotView(
        id=given.id, channel=given.channel, choice=given.choice, secret=one.secret, fate=one.fate
    )
