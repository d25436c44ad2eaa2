# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write what the minutes (会议纪要) say of an item; the signatures that were there are void."""

from pydantic import Field

from services.chassis.http import Day, Id, Input
from services.deliberation.commands import Text, Title
from services.deliberation.domain import meetings, topics
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.decisions import Way
from services.deliberation.domain.meeting_rules import DECIDED, ItemResult
from services.deliberation.domain.meetings import Meeting
from services.deliberation.domain.minutes import NamedVote, Position, Record, Task, Votes, VotingWay
from services.deliberation.store import Tx


class PositionInput(Input):
    """What was held; the minority's opinion is written down as well."""

    text: Text
    minority: bool = False


class VotesInput(Input):
    agree: int = Field(ge=0, le=100_000)
    disagree: int = Field(ge=0, le=100_000)
    abstain: int = Field(0, ge=0, le=100_000)


class NamedVoteInput(Input):
    """What a member said when the names were called; by proxy or in writing it counts nothing."""

    name: Title
    choice: Choice
    way: VotingWay = VotingWay.IN_PERSON


class TaskInput(Input):
    """`owner`: the person or body who took it upon themselves.

    `work`: the category under which dispatch has it done; the order is opened when the minutes are published.
    """

    text: Text
    owner: Title
    due: Day
    work: str | None = Field(None, pattern="^[a-z][a-z0-9_-]{1,39}$")


class MinuteItem(Input):
    """`votes` or the `roll_call` where the kind of meeting decides: then they say what the result is."""

    item_id: Id
    result: ItemResult
    resolution: Text
    positions: tuple[PositionInput, ...] = Field((), max_length=20)
    votes: VotesInput | None = None
    roll_call: tuple[NamedVoteInput, ...] = Field((), max_length=200)
    tasks: tuple[TaskInput, ...] = Field((), max_length=20)


def handle(tx: Tx, meeting_id: str, cmd: MinuteItem) -> Meeting:
    meeting = tx.meetings.get(meeting_id)
    tx.require(Permission.MEETINGS_MINUTE, meeting.place)
    said = Record(
        result=cmd.result,
        resolution=cmd.resolution,
        positions=tuple(Position(one.text, one.minority) for one in cmd.positions),
        votes=Votes(cmd.votes.agree, cmd.votes.disagree, cmd.votes.abstain) if cmd.votes else None,
        roll_call=tuple(NamedVote(one.name, one.choice, one.way) for one in cmd.roll_call),
        tasks=tuple(Task(one.text, one.owner, one.due, tx.new_id(), one.work) for one in cmd.tasks),
    )
    if cmd.result in DECIDED:
        _check_decides(tx, meeting, cmd.item_id)
    meeting, events = meetings.record(meeting, cmd.item_id, said)
    tx.meetings.save(meeting, *events)
    return meeting


def _check_decides(tx: Tx, meeting: Meeting, item_id: str) -> None:
    """Raises DecidedElsewhere where the decision list gives the item's topic to another body."""
    topic_id = next((item.topic_id for item in meeting.items if item.id == item_id), None)
    if topic_id:
        topics.check_way(tx.topics.get(topic_id), Way.MEETING, meeting.kind)
