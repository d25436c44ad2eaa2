# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.files.errors import FileClaimed
from services.chassis.values import Forbidden, Invalid, NotFound, Role
from services.credit.domain.errors import (
    FactInTheFuture,
    FactWithoutEvidence,
    NoRuleForFact,
    PointsNotAsStated,
    UnknownPlace,
)
from tests.system.credit.district import (
    ADMIN,
    COMPANY,
    GRID_WORKER,
    OTHER_COMPOUND,
    RESIDENT,
    Bench,
    person,
)
from tests.system.credit.entrance import ENTRANCE, HOME, NEXT_DOOR, form_entrance


def test_an_inspection_with_its_picture(bench: Bench):
    photo = bench.photo()
    fact = bench.record("inspection", points=1250, photos=(photo,), documents=(), note="消防通道堵塞")
    assert (fact.evidence[0].kind, fact.evidence[0].reference) == ("photo", photo)
    assert bench.read().files.get(photo).owner == f"fact/{fact.id}"
    assert bench.file().score == 7750
    assert bench.told("fact", fact.id) == ["FactRecorded"]


def test_an_award_is_worth_what_it_states_until_the_day_that_it_states(bench: Bench):
    bench.record("award", points=300, valid_until=bench.today + timedelta(days=9))
    assert bench.file().score == 9300
    bench.wait(days=9)
    assert bench.file().score == 9300
    bench.wait(days=1)
    assert bench.file().score == 9000


def test_what_is_wrong_is_refused_and_changes_nothing(bench: Bench):
    photo = bench.photo()
    for wrong, refusal in (
        ({"documents": ()}, FactWithoutEvidence),
        ({"kind": "gossip", "points": None}, NoRuleForFact),
        ({"kind": "late_start", "points": None}, Invalid),
        ({"points": None}, PointsNotAsStated),
        ({"kind": "late_publication", "points": 5}, PointsNotAsStated),
        ({"happened_on": bench.today + timedelta(days=1)}, FactInTheFuture),
        ({"valid_until": bench.today - timedelta(days=1)}, Invalid),
        ({"place_path": "/320585/009"}, UnknownPlace),
        ({"file_id": RESIDENT.subject}, NotFound),
        ({"by": RESIDENT}, Forbidden),
        ({"by": GRID_WORKER, "place_path": OTHER_COMPOUND}, Forbidden),
        ({"photos": (RESIDENT.subject,)}, NotFound),
    ):
        with pytest.raises(refusal):
            bench.record(**{"kind": "inspection", **wrong})
    assert bench.facts() == []
    bench.record(photos=(photo,))
    with pytest.raises(FileClaimed):
        bench.record(photos=(photo,))
    assert len(bench.facts(COMPANY)) == 1


def test_who_leads_an_entrance_records_what_is_found_in_its_flats(bench: Bench):
    bench.act(ADMIN, form_entrance)
    leader = person(93, "楼组长", (ENTRANCE, Role.GRID_WORKER))
    assert bench.record(by=leader, place_path=HOME).place == HOME
    with pytest.raises(Forbidden):
        bench.record(by=leader, place_path=NEXT_DOOR)
