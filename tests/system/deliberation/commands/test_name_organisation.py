# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest
from pydantic import ValidationError

from services.chassis.values import Forbidden, Invalid
from services.deliberation.commands import minute_item, name_organisation, sign_minutes
from services.deliberation.commands.minute_item import MinuteItem
from services.deliberation.commands.name_organisation import NameOrganisation
from services.deliberation.domain import publications
from services.deliberation.domain.meeting_errors import (
    MoreThanPresent,
    NotASubject,
    OrganisationHasClosed,
    WrongMeetingState,
)
from services.deliberation.domain.meetings import Meeting
from services.deliberation.domain.organisations import Organisation
from services.deliberation.store import Tx
from tests.system.deliberation.agenda import AGREED, CAME, called, held
from tests.system.deliberation.compound import CONVENOR, DESK, OWNERS, Bench, number

COMPANY, DEPARTMENT, BRANCH = number(910), number(911), number(912)
SOCIETY = CAME | {"subjects": {"party": 1, "society": 2, "government": 1, "residents": 9}}
MEETING_DAY = "2026-03-20"


def known(
    bench: Bench, org_id: str = COMPANY, what: str = "property_company", until: str | None = None
) -> str:
    one = Organisation(org_id, f"单位{org_id[-3:]}", what, until)
    bench.act(CONVENOR, lambda tx: tx.put_copy(Tx.organisations, one, 1))
    return org_id


def named(
    bench: Bench, meeting: Meeting, org_id: str, by: Any = CONVENOR, person: str | None = "周经理"
) -> Meeting:
    cmd = NameOrganisation(organisation_id=org_id, person=person)
    return bench.act(by, lambda tx: name_organisation.handle(tx, meeting.id, cmd))


def there(meeting: Meeting) -> list[tuple[str, str, str]]:
    assert meeting.attendance
    return [(one.name, one.subject, one.person) for one in meeting.attendance.organisations]


def test_organisations_are_named_with_who_came_for_them(bench: Bench):
    meeting = held(bench, SOCIETY)
    named(bench, meeting, known(bench))
    named(bench, meeting, known(bench, DEPARTMENT, "government_department"), person="陈主任")
    found = named(bench, meeting, known(bench, BRANCH, "grid_branch"), person="李书记")
    assert there(found) == [
        ("单位910", "society", "周经理"),
        ("单位911", "government", "陈主任"),
        ("单位912", "party", "李书记"),
    ]
    assert bench.told("meeting", meeting.id)[-3:] == ["OrganisationNamed"] * 3
    again = named(bench, meeting, COMPANY, person="吴经理")
    assert there(again)[0] == ("单位910", "society", "吴经理")
    struck = named(bench, meeting, DEPARTMENT, person=None)
    assert [name for name, _, _ in there(struck)] == ["单位910", "单位912"]
    published = publications.minutes(struck)
    assert published["organisations"] == [
        ["单位910", "society", "property_company"],
        ["单位912", "party", "grid_branch"],
    ]
    assert "吴经理" not in str(published)


def test_what_is_unknown_no_subject_or_closed_is_refused(bench: Bench):
    meeting = held(bench, SOCIETY)
    for refused in (number(999), known(bench, what="affairs_supervision_committee")):
        with pytest.raises(NotASubject):
            named(bench, meeting, refused)
    closed = known(bench, DEPARTMENT, "government_department", "2026-03-19")
    with pytest.raises(OrganisationHasClosed) as told:
        named(bench, meeting, closed)
    assert told.value.until == "2026-03-19"
    with pytest.raises(Invalid):
        named(bench, meeting, BRANCH, person=None)
    assert there(bench.read().meetings.get(meeting.id)) == []
    last_day = known(bench, BRANCH, "contractor", MEETING_DAY)
    assert there(named(bench, meeting, last_day))


def test_no_more_organisations_than_heads_of_their_kind(bench: Bench):
    meeting = held(bench)
    with pytest.raises(MoreThanPresent) as told:
        named(bench, meeting, known(bench))
    assert (told.value.field, told.value.given, told.value.most) == ("organisations", 1, 0)


def test_only_while_the_minutes_are_written_and_by_who_writes_them(bench: Bench):
    company = known(bench)
    with pytest.raises(WrongMeetingState):
        named(bench, called(bench), company)
    meeting = held(bench, SOCIETY)
    with pytest.raises(Forbidden):
        named(bench, meeting, company, OWNERS[0])
    for person in ("", "长" * 51, "两\n行"):
        with pytest.raises(ValidationError):
            named(bench, meeting, company, person=person)


def signed_by_all(bench: Bench) -> Meeting:
    meeting = held(bench, SOCIETY)
    for item in meeting.items:
        said = MinuteItem.model_validate(AGREED | {"item_id": item.id})
        bench.act(CONVENOR, lambda tx, said=said: minute_item.handle(tx, meeting.id, said))
    for signer in (CONVENOR, DESK):
        bench.act(signer, lambda tx: sign_minutes.handle(tx, meeting.id))
    return bench.read().meetings.get(meeting.id)


def test_signed_minutes_are_signed_anew(bench: Bench):
    meeting = signed_by_all(bench)
    assert meeting.signed_by
    assert named(bench, meeting, known(bench)).signed_by == ()
