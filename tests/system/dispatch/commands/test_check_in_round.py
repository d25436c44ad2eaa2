# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import check_in_round
from services.dispatch.commands.check_in_round import CheckInRound
from services.dispatch.domain.round_errors import PointVisited, RoundNotOpen, WrongPointCode
from services.dispatch.domain.rounds import Round
from tests.system.dispatch.district import (
    COMPANY,
    COMPOUND,
    DESK,
    MANAGER,
    PLUMBER,
    RESIDENT,
    STRANGER,
    Bench,
)
from tests.system.dispatch.round_samples import opened, planned, the_round


def scan(bench: Bench, one: Round, code: str, by=PLUMBER) -> Round:
    return bench.act(by, lambda tx: check_in_round.handle(tx, one.id, CheckInRound(code=code)))


def test_points_are_visited_in_any_order(bench: Bench):
    one = opened(bench)
    east, house = (point.token for point in one.terms.points)
    scan(bench, one, house)
    visits = scan(bench, one, east).visits
    assert [(visit.point, visit.by) for visit in visits] == [
        ("b03", PLUMBER.subject),
        ("east", PLUMBER.subject),
    ]


def test_a_wrong_code_a_second_visit_and_a_closed_round_are_refused(bench: Bench):
    one, other = opened(bench), planned(bench)
    scan(bench, one, one.terms.points[0].token)
    with pytest.raises(PointVisited):
        scan(bench, one, one.terms.points[0].token)
    for code in ("east", other.terms.points[1].token):
        with pytest.raises(WrongPointCode):
            scan(bench, one, code)
    ahead = the_round(bench, other.next_round_id or "")
    with pytest.raises(RoundNotOpen):
        scan(bench, ahead, ahead.terms.points[0].token)
    assert len(the_round(bench, one.id).visits) == 1


def test_a_foreign_round_is_not_walked(bench: Bench):
    one = opened(bench)
    token = one.terms.points[0].token
    with pytest.raises(Forbidden):
        scan(bench, one, token, DESK)
    for by in (RESIDENT, STRANGER, MANAGER):
        with pytest.raises(NotFound):
            scan(bench, one, token, by)


def test_the_workers_of_a_company_make_its_rounds(bench: Bench):
    one = opened(bench, assignee_id=COMPANY, place_path=COMPOUND)
    assert len(scan(bench, one, one.terms.points[0].token, MANAGER).visits) == 1
