# SPDX-License-Identifier: AGPL-3.0-or-later
"""Since when somebody has no tie left, and the erasure that the system opens then."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import OrgPath
from services.identity.domain import erasures, persons, untied
from services.identity.domain.erasures import ErasureState, Ground
from services.identity.domain.events import ErasureGranted, ErasureRequested
from services.identity.domain.rights_errors import ErasureAskedAlready, ErasureOver, OwnErasure

NOW, DAY = datetime(2031, 3, 2, 4, tzinfo=UTC), timedelta(days=1)
PERSON, _ = persons.register("p1", "王小芳", OrgPath("/900100"))


@given(st.lists(st.booleans(), min_size=1, max_size=24))
def test_the_days_run_from_the_first_look_since_the_last_tie(ties: list[bool]) -> None:
    person = PERSON
    for month, tied in enumerate(ties):
        today = date(2030, 1, 1) + 30 * month * DAY
        person = untied.look(person, today, tied=tied)
        assert untied.look(person, today + DAY, tied=tied) == person
    since = len(ties) - next((n for n, tied in enumerate(reversed(ties)) if tied), len(ties))
    begun = date(2030, 1, 1) + 30 * since * DAY
    assert person.untied_since == (begun if since < len(ties) else None)


def test_nothing_runs_for_a_closed_record() -> None:
    closed = replace(PERSON, active=False, untied_since=date(2030, 1, 1))
    assert untied.look(closed, date(2030, 2, 1), tied=False).untied_since is None


def test_the_system_asks_and_grants_and_there_is_never_a_second_one() -> None:
    opened, events = erasures.fulfil("e1", PERSON, (), "system", NOW, 15 * DAY)
    assert (opened.state, opened.ground, opened.due_at) == (
        ErasureState.GRANTED,
        Ground.FULFILLED,
        NOW + 15 * DAY,
    )
    assert [type(one) for one in events] == [ErasureRequested, ErasureGranted]
    with pytest.raises(ErasureAskedAlready):
        erasures.fulfil("e2", PERSON, [opened], "system", NOW, 15 * DAY)


def test_staff_refuse_what_the_system_granted_but_not_what_a_person_was() -> None:
    opened, _ = erasures.fulfil("e1", PERSON, (), "system", NOW, 15 * DAY)
    for one in (opened, erasures.fall_due(opened, NOW + 365 * DAY)):
        refused, _ = erasures.refuse(one, "staff", "在外地上学", None)
        assert (refused.state, refused.open, refused.due_at) == (ErasureState.REFUSED, False, None)
        with pytest.raises(ErasureOver):
            erasures.refuse(refused, "staff", "again", None)
    with pytest.raises(OwnErasure):
        erasures.refuse(opened, "p1", "own", None)
    asked, _ = erasures.request("e3", PERSON, (), "p1", NOW, None)
    granted, _ = erasures.grant(asked, "staff", NOW, 15 * DAY)
    with pytest.raises(ErasureOver):
        erasures.refuse(granted, "staff", "too late", None)
