# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from scripts.demo.replay.breaches import agrees
from scripts.demo.replay.run import DRAWN_AT
from scripts.demo.replay.verdicts import compare
from tests.unit.demo.requests import PLAIN, request


def answer(verdict, *, code="", result="unchanged"):
    return {"verdict": verdict, "code": code, "result": result}


def compared(one, said):
    return compare([one], {one.line: said}, DRAWN_AT)


def test_agreement_is_counted():
    result = compared(PLAIN, answer("on_time"))
    assert (dict(result.judged), result.mismatches) == ({"on_time": 1}, [])


def test_no_limit_and_no_published_status_are_counted_apart():
    assert compared(request(target_dt=""), answer("none")).without_limit == 1
    assert compared(request(on_time_status=""), answer("overdue")).without_status == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, answer("overdue")),
        ({}, answer(None, code="forbidden", result="rejected")),
        ({"target_dt": ""}, answer("on_time")),
        ({"closed_dt": "2015-01-01T00:00:00"}, answer("on_time")),
        ({"closed_dt": "2015-01-01T00:00:00"}, answer(None, code="forbidden", result="rejected")),
    ],
)
def test_everything_else_is_a_mismatch(changed, said):
    [told] = compared(request(**changed), said).mismatches
    assert PLAIN.case_id in told


def test_a_wrong_row_must_be_rejected_for_what_is_wrong_with_it():
    rejected = answer(None, code="dispatch.intake.closed_before_reported", result="rejected")
    assert compared(request(closed_dt="2015-01-01T00:00:00"), rejected).mismatches == []


def order(verdict, *, flag, closed_at=None, breaches=()):
    told = [{"due_at": moment} for moment in breaches]
    return {"verdict": verdict, "overdue": flag, "closed_at": closed_at, "breaches": told}


BEFORE, AFTER = "2015-06-01T00:00:00Z", "2016-02-01T00:00:00Z"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (order("on_time", flag=False), True),
        (order("on_time", flag=False, breaches=[AFTER]), True),
        (order("overdue", flag=True, breaches=[BEFORE]), True),
        (order("overdue", flag=False, breaches=[BEFORE], closed_at=BEFORE), True),
        (order("overdue", flag=True), False),
        (order("overdue", flag=False, breaches=[BEFORE]), False),
        (order("on_time", flag=True), False),
        (order("on_time", flag=False, breaches=[BEFORE]), False),
        (order("overdue", flag=True, breaches=[BEFORE], closed_at=BEFORE), False),
    ],
)
def test_breaches_and_flags_must_say_what_the_verdict_says(shown, expected):
    assert agrees(shown, DRAWN_AT) is expected
