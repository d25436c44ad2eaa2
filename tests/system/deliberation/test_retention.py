# SPDX-License-Identifier: AGPL-3.0-or-later
"""Of a meeting stay heads and organisations, and how members voted; who came for them goes in time."""

from datetime import timedelta

from services.chassis.values import Principal
from services.deliberation.commands import minute_item, name_organisation, publish_minutes, sign_minutes
from services.deliberation.commands.minute_item import MinuteItem
from services.deliberation.commands.name_organisation import NameOrganisation
from services.deliberation.domain.meetings import Meeting
from services.deliberation.domain.publications import minutes
from services.deliberation.personal import personal
from tests.system.deliberation.agenda import AGREED, CAME, held
from tests.system.deliberation.commands.test_name_organisation import COMPANY, known
from tests.system.deliberation.compound import CONVENOR, DESK, TENANT, Bench

SOCIETY = CAME | {"subjects": {"society": 2, "residents": 9}, "members": 5}
CALLED = [{"name": f"委员{one}", "choice": "agree"} for one in range(5)]
SAID = AGREED | {"tasks": [{"text": "换灯", "owner": "周经理", "due": "2026-05-01"}], "roll_call": CALLED}


def recorded(bench: Bench) -> str:
    """The id of a meeting with an organisation, a roll call and a task; its minutes are signed."""
    meeting = held(bench, SOCIETY, kind="committee", members=7)
    there = NameOrganisation(organisation_id=known(bench), person="周经理")
    bench.act(CONVENOR, lambda tx: name_organisation.handle(tx, meeting.id, there))
    for item in meeting.items:
        said = MinuteItem.model_validate(SAID | {"item_id": item.id})
        bench.act(CONVENOR, lambda tx, said=said: minute_item.handle(tx, meeting.id, said))
    for signer in (CONVENOR, DESK):
        bench.act(signer, lambda tx: sign_minutes.handle(tx, meeting.id))
    return meeting.id


def night(bench: Bench) -> None:
    while not bench.store.transact(Principal(TENANT, "timers", "timers"), personal.retention.apply):
        pass


def persons(meeting: Meeting) -> tuple[list[str], list[str]]:
    """Who came for an organisation, and who took a task on."""
    assert meeting.attendance
    came = [one.person for one in meeting.attendance.organisations]
    return came, [task.owner for item in meeting.items if item.record for task in item.record.tasks]


def test_who_came_goes_after_the_days_and_the_minutes_stay_as_published(bench: Bench) -> None:
    meeting_id = recorded(bench)
    bench.wait(timedelta(days=2))
    published = bench.act(CONVENOR, lambda tx: publish_minutes.handle(tx, meeting_id))
    bench.wait(timedelta(days=1094))
    night(bench)
    assert persons(bench.read().meetings.get(meeting_id)) == (["周经理"], ["周经理"])
    bench.wait(timedelta(days=2))
    night(bench)
    left = bench.read().meetings.get(meeting_id)
    assert persons(left) == (["***"], ["***"])
    assert left.attendance
    assert published.attendance
    assert left.attendance.subjects == published.attendance.subjects
    assert [one.name for one in left.attendance.organisations] == [f"单位{COMPANY[-3:]}"]
    assert left.signed_by == (CONVENOR.subject, DESK.subject)
    calls = [[item.record and item.record.roll_call for item in one.items] for one in (left, published)]
    assert calls[0] == calls[1]
    assert minutes(left) == minutes(published)


def test_minutes_that_were_never_published_are_not_over(bench: Bench) -> None:
    meeting_id = recorded(bench)
    bench.wait(timedelta(days=4000))
    night(bench)
    assert persons(bench.read().meetings.get(meeting_id)) == (["周经理"], ["周经理"])
