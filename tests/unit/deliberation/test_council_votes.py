# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two years of a real city council as meetings, items and roll calls: what it passed passes here.

New York City Council, 2022 and 2023 (github jehiah/nyc_legislation, a mirror of the Council's public record).
"""

import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from services.chassis.calendar import Calendar
from services.chassis.values import OrgPath
from services.deliberation.domain import meetings
from services.deliberation.domain.matters import Threshold
from services.deliberation.domain.meeting_errors import NoQuorum
from services.deliberation.domain.meeting_rules import ItemResult, MeetingKind, MeetingRule, Subject
from services.deliberation.domain.meetings import Attendance, Item, Meeting
from services.deliberation.domain.minutes import Record, Votes

DATA = Path(__file__).parents[4] / "shared" / "data" / "council-votes-nyc"
ZONE = "America/New_York"
PLACE = OrgPath("/nyc")
HALF = Threshold(1, 2, inclusive=False)
RULE = MeetingRule(notice_days=0, minutes_days=3, quorum=HALF, approval=HALF)
"""A majority of the members is a quorum, a majority of those present decides."""
VOTED = {"Affirmative": 0, "Negative": 1, "Abstain": 2}
Rows = list[dict[str, str]]
needs_data = pytest.mark.skipif(
    not DATA.exists(), reason="the council's votes of the shared data are not here"
)


def rows(name: str) -> Rows:
    with gzip.open(DATA / f"{name}.csv.gz", "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def held(called: Rows, cast: dict[str, Rows], roll: Rows) -> Meeting:
    """The meeting, with the members who answered the roll or voted."""
    voters = {vote["member_id"] for one in called for vote in cast[one["action_id"]] if vote["vote"] in VOTED}
    came = {line["member_id"] for line in roll if line["value"] == "Present"} | voters
    all_members = {line["member_id"] for line in roll} | came
    starts = datetime.fromisoformat(called[0]["date"]).replace(tzinfo=ZoneInfo(ZONE))
    meeting = Meeting(
        id=called[0]["event_id"],
        kind=MeetingKind.REPRESENTATIVES,
        title=called[0]["body"],
        place=PLACE,
        within=PLACE.ancestors(),
        venue="City Hall",
        starts_at=starts,
        items=tuple(Item(one["action_id"], one["action"]) for one in called),
        rule=RULE,
        called_by="clerk",
        called_at=starts,
        members=len(all_members),
    )
    there = Attendance(
        subjects={Subject.GOVERNMENT: len(came)},
        members=len(came),
        chair="speaker",
        recorder="clerk",
        document="roll call",
    )
    meeting, _ = meetings.call(meeting, Calendar(zone=ZONE))
    return meetings.hold(meeting, there, starts, Calendar(zone=ZONE))[0]


def replayed() -> Iterator[tuple[str, bool, ItemResult | None]]:
    """Each voted action, whether it had more ayes than all else, and what it comes to here."""
    cast, rolls, events = (defaultdict[str, Rows](list) for _ in range(3))
    for vote in rows("votes"):
        cast[vote["action_id"]].append(vote)
    for line in rows("roll_call"):
        rolls[line["event_id"]].append(line)
    for action in rows("actions"):
        if action["n_votes"] != "0":
            events[action["event_id"]].append(action)
    for event_id, called in events.items():
        meeting = held(called, cast, rolls[event_id])
        for action in called:
            given = Counter(vote["vote"] for vote in cast[action["action_id"]])
            counted = Votes(*(given[name] for name in VOTED))
            said = Record(result=ItemResult.REJECTED, resolution="-", votes=counted)
            try:
                meeting, _ = meetings.record(meeting, action["action_id"], said)
            except NoQuorum:
                yield action["passed_flag"], counted.agree > 0, None
                continue
            record = next(item.record for item in meeting.items if item.id == action["action_id"])
            yield action["passed_flag"], counted.agree > 0, record.result if record else None


@needs_data
def test_what_the_council_passed_passes_here() -> None:
    """Four actions are on record as passed without a single aye: they do not pass by any count."""
    found = Counter(replayed())
    assert found == Counter(
        {("Pass", True, ItemResult.AGREED): 2023, ("Pass", False, ItemResult.REJECTED): 4}
    )


@needs_data
def test_without_half_of_the_members_it_could_not_have_decided() -> None:
    cast, called = defaultdict[str, Rows](list), [one for one in rows("actions") if one["n_votes"] != "0"][:1]
    roll = [line for line in rows("roll_call") if line["event_id"] == called[0]["event_id"]]
    meeting = held(called, cast, [line | {"value": "Absent"} for line in roll])
    said = Record(result=ItemResult.AGREED, resolution="-", votes=Votes(0, 0, 0))
    with pytest.raises(NoQuorum):
        meetings.record(meeting, called[0]["action_id"], said)
