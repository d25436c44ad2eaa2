# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date, timedelta

import pytest

from services.chassis.values import Forbidden, Invalid, OrgPath
from services.dispatch.commands import register_absence
from services.dispatch.commands.register_absence import RegisterAbsence
from services.dispatch.domain.errors import NotAssignable, UnknownPlace
from services.dispatch.queries.candidates import AbsencesOf, list_absences
from tests.system.dispatch.district import DESK, GRID_WORKER, NEIGHBOURHOOD, PLUMBER, RESIDENT, Bench

TODAY = date(2015, 3, 2)
AWAY = {"person_id": PLUMBER.subject, "place": NEIGHBOURHOOD, "since": TODAY, "until": TODAY}


def register(bench: Bench, by=DESK, **changed):
    cmd = RegisterAbsence(**(AWAY | changed))
    return bench.act(by, lambda tx: register_absence.handle(tx, cmd))


def listed(bench: Bench):
    return list_absences(bench.read(DESK), AbsencesOf(place=NEIGHBOURHOOD)).items


def test_staff_or_the_person_registers_it_and_it_is_listed_until_it_is_over(bench: Bench):
    register(bench)
    own = register(bench, PLUMBER, until=TODAY + timedelta(days=3))
    assert [one.until for one in listed(bench)] == [TODAY, TODAY + timedelta(days=3)]
    bench.wait(timedelta(days=1))
    assert [one.id for one in listed(bench)] == [own.id]


def test_everybody_reads_their_own_and_nobody_elses(bench: Bench):
    register(bench)
    own = register(bench, PLUMBER, until=TODAY + timedelta(days=3))
    mine = list_absences(bench.read(PLUMBER), AbsencesOf(mine=True))
    assert [one.person_id for one in mine.items] == [PLUMBER.subject] * 2
    assert list_absences(bench.read(PLUMBER), AbsencesOf(mine=True, place=OrgPath("/320585/009"))).items == ()
    assert list_absences(bench.read(GRID_WORKER), AbsencesOf(mine=True)).items == ()
    with pytest.raises(Forbidden):
        list_absences(bench.read(PLUMBER), AbsencesOf(place=NEIGHBOURHOOD))
    with pytest.raises(Invalid):
        list_absences(bench.read(DESK), AbsencesOf())
    bench.wait(timedelta(days=1))
    assert [one.id for one in list_absences(bench.read(PLUMBER), AbsencesOf(mine=True)).items] == [own.id]


@pytest.mark.parametrize(
    ("by", "changed", "refusal"),
    [
        (GRID_WORKER, {}, Forbidden),
        (DESK, {"place": OrgPath("/320585/009")}, Forbidden),
        (DESK, {"person_id": RESIDENT.subject}, NotAssignable),
        (DESK, {"until": TODAY - timedelta(days=1)}, Invalid),
        (DESK, {"since": date(2015, 1, 1), "until": date(2015, 1, 2)}, Invalid),
        (DESK, {"until": TODAY + timedelta(days=366)}, Invalid),
        (PLUMBER, {"place": OrgPath("/320585/009")}, UnknownPlace),
    ],
)
def test_what_cannot_be_registered_changes_nothing(bench: Bench, by, changed, refusal):
    with pytest.raises(refusal):
        register(bench, by, **changed)
    assert listed(bench) == ()
