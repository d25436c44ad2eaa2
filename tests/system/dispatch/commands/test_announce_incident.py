# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden, NotFound, OrgPath
from services.dispatch.commands import announce_incident
from services.dispatch.domain.errors import UnknownCategory, UnknownPlace
from services.dispatch.domain.incident_errors import IncidentEndsBeforeItBegins
from services.dispatch.queries.assignees import AtPlace
from services.dispatch.queries.incidents import (
    IncidentsAt,
    list_incidents,
    list_incidents_over,
    show_incident,
)
from tests.system.dispatch.district import (
    BUILDING,
    COMPOUND,
    DESK,
    ELSEWHERE,
    NEIGHBOURHOOD,
    RESIDENT,
    STRANGER,
    Bench,
)
from tests.system.dispatch.incident_samples import (
    ENTRANCE,
    FLAT,
    NEXT_DOOR,
    OUTAGE,
    announced,
    form_entrance,
)


def test_who_lives_below_learns_of_it_and_nobody_else(bench: Bench):
    incident = announced(bench)
    assert (incident.words.begins_at, incident.number) == (bench.clock(), 1)
    told = [event.name for event in bench.read().history("incident", incident.id, limit=10).items]
    assert told == ["IncidentAnnounced"]
    here = bench.read(RESIDENT)
    assert list_incidents_over(here, AtPlace(place=BUILDING)) == [incident]
    assert show_incident(here, incident.id) == incident
    assert list_incidents(bench.read(DESK), IncidentsAt(place=NEIGHBOURHOOD)).items == (incident,)
    assert list_incidents_over(bench.read(STRANGER), AtPlace(place=ELSEWHERE)) == []
    with pytest.raises(NotFound):
        show_incident(bench.read(STRANGER), incident.id)
    with pytest.raises(Forbidden):
        list_incidents(here, IncidentsAt(place=COMPOUND))


def test_who_lives_at_an_entrance_learns_of_what_is_on_there(bench: Bench):
    bench.act(DESK, form_entrance)
    incident = announced(bench, place_path=ENTRANCE)
    for flat, found in ((FLAT, [incident]), (NEXT_DOOR, [])):
        assert list_incidents_over(bench.read(RESIDENT), AtPlace(place=flat)) == found


def test_what_cannot_be_is_refused_and_nothing_is_kept(bench: Bench):
    early = bench.clock() - timedelta(hours=1)
    wrong = (
        (RESIDENT, {}, Forbidden),
        (DESK, {"place_path": OrgPath(f"{COMPOUND}/b99")}, UnknownPlace),
        (DESK, {"categories": ("no-such-thing",)}, UnknownCategory),
        (DESK, {"expected_until": early}, IncidentEndsBeforeItBegins),
    )
    for by, given, refusal in wrong:
        cmd = OUTAGE.model_copy(update=given)
        with pytest.raises(refusal):
            bench.act(by, lambda tx, cmd=cmd: announce_incident.handle(tx, cmd))
    assert list_incidents(bench.read(DESK), IncidentsAt(place=NEIGHBOURHOOD)).items == ()
