# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.personal_events import BLANK
from services.identity.store import LOOK
from tests.system.identity.conftest import District
from tests.system.identity.rights import (
    BILL,
    answer,
    answered,
    bring_forward,
    due,
    fire,
    granted,
    name_of,
    shown,
)


def test_it_waits_for_those_that_have_not_answered(district: District) -> None:
    person_id, token, erasure_id = granted(district)
    answered(district, erasure_id)
    due(district)
    waiting = shown(district, token)
    assert (waiting["state"], len(waiting["silent"])) == ("waiting", 4)
    answered(district, erasure_id, but=["finance"])
    assert shown(district, token)["silent"] == ["finance"]
    assert name_of(district, person_id) == "王小芳"
    answered(district, erasure_id)
    fire(district)
    assert name_of(district, person_id) == BLANK


def test_it_waits_for_what_is_open_and_goes_on_when_that_is_settled(district: District) -> None:
    person_id, token, erasure_id = granted(district)
    due(district)
    answered(district, erasure_id, finance=[BILL])
    waiting = shown(district, token)
    assert (waiting["state"], waiting["waits_until"] is not None) == ("waiting", True)
    expected = {"service": "finance", "kind": "bill", "count": 2, "waivable": False, "waived": False}
    assert waiting["matters"] == [expected | {"law": BILL.law}]
    assert district.house.events(district.code, "erasure", erasure_id)[-1] == "ErasureWaits"
    bring_forward(district, LOOK, days=2)
    fire(district)
    answered(district, erasure_id, finance=[BILL])
    assert district.house.events(district.code, "erasure", erasure_id).count("ErasureWaits") == 1
    assert name_of(district, person_id) == "王小芳"
    bring_forward(district, LOOK, days=2)
    fire(district)
    answered(district, erasure_id)
    fire(district)
    assert name_of(district, person_id) == BLANK


def test_an_older_answer_does_not_count(district: District) -> None:
    person_id, _, erasure_id = granted(district)
    due(district)
    answered(district, erasure_id, but=["finance"])
    answer(district, erasure_id, "finance", 1)
    fire(district)
    assert name_of(district, person_id) == "王小芳"
    answer(district, erasure_id, "finance", 2, [BILL])
    answer(district, erasure_id, "finance", 1)
    kept = district.house.read(district.code).erasures.get(erasure_id)
    assert kept.standing == ("finance.bill",)
