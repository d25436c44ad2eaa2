# SPDX-License-Identifier: AGPL-3.0-or-later
"""Call a meeting (会议) with its agenda, in time for its notice."""

from pydantic import Field

from services.chassis.http import Id, Input, Moment
from services.chassis.values import OrgPath
from services.deliberation.commands import Title
from services.deliberation.domain import meetings, topics
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.meeting_rules import MeetingKind
from services.deliberation.domain.meetings import Item, Meeting
from services.deliberation.domain.quorums import Composition
from services.deliberation.policies import MeetingPolicy
from services.deliberation.store import Tx


class NewItem(Input):
    """`topic_id`: the topic that is dealt with; what is agreed on it is its answer."""

    title: Title
    topic_id: Id | None = None


class CallMeeting(Input):
    """`members`: how many may vote in it, where its kind has a quorum.

    `representatives`, `owners`: how many of them are such; `led_by_committee`: somebody of the residents'
    committee has the chair.
    """

    kind: MeetingKind
    title: Title
    place_path: OrgPath
    venue: Title
    starts_at: Moment
    items: tuple[NewItem, ...] = Field(min_length=1, max_length=50)
    members: int | None = Field(None, ge=1, le=100_000)
    representatives: int | None = Field(None, ge=0, le=100_000)
    owners: int = Field(0, ge=0, le=100_000)
    led_by_committee: bool = False


def handle(tx: Tx, cmd: CallMeeting) -> Meeting:
    place = tx.place_at(cmd.place_path)
    tx.require(Permission.MEETINGS_CALL, place.path)
    meeting = Meeting(
        id=tx.new_id(),
        kind=cmd.kind,
        title=cmd.title,
        place=place.path,
        within=place.within,
        venue=cmd.venue,
        starts_at=cmd.starts_at,
        items=tuple(_item(tx, item) for item in cmd.items),
        rule=tx.policy(MeetingPolicy, place.path).rule(cmd.kind),
        called_by=tx.by.subject,
        called_at=tx.now,
        members=cmd.members,
        composition=Composition(
            representatives=cmd.representatives, owners=cmd.owners, led_by_committee=cmd.led_by_committee
        ),
    )
    meeting, events = meetings.call(meeting, tx.calendar_at(place.path))
    tx.meetings.add(meeting, *events)
    return meeting


def _item(tx: Tx, item: NewItem) -> Item:
    if item.topic_id:
        topics.check_reviewed(tx.topics.get(item.topic_id))
    return Item(tx.new_id(), item.title, item.topic_id)
