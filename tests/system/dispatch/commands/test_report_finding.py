# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest
from pydantic import ValidationError

from services.chassis.values import DomainError, Forbidden
from services.dispatch.commands import report_finding
from services.dispatch.commands.report_finding import ReportFinding
from services.dispatch.domain.errors import UnknownCategory
from services.dispatch.domain.orders import Label
from services.dispatch.domain.round_errors import UnknownItem, UnknownPoint
from services.dispatch.domain.rounds import Round
from tests.system.dispatch.commands.test_settle_file import upload
from tests.system.dispatch.district import BUILDING, COMPOUND, DESK, GRID, PLUMBER, Bench
from tests.system.dispatch.round_samples import opened, the_round, told_of

FOUND = {"category": "lamp", "description": "三号楼前路灯不亮"}


def find(bench: Bench, one: Round, by=PLUMBER, **said: Any) -> Round:
    cmd = ReportFinding(**FOUND | said)
    return bench.act(by, lambda tx: report_finding.handle(tx, one.id, cmd))


def test_what_is_wrong_becomes_an_order_that_names_the_round(bench: Bench):
    one = opened(bench)
    photo = upload(bench, b"%PDF-1.7 a lamp")
    [found] = find(bench, one, point="b03", item="lamp", photos=(photo,)).findings
    order = bench.order(found.order_id)
    assert (order.channel, order.labels) == ("round", (Label("round", one.id),))
    assert (order.place_path, order.grid_path, order.photos) == (BUILDING, GRID, (photo,))
    assert (order.reporter_id, order.state) == (PLUMBER.subject, "submitted")
    assert told_of(bench, one)[-1] == "FindingReported"
    assert bench.told(order.id) == ["OrderReported"]


def test_without_a_point_it_is_where_the_round_is(bench: Bench):
    [found] = find(bench, opened(bench)).findings
    assert bench.order(found.order_id).place_path == COMPOUND


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"point": "west"}, UnknownPoint),
        ({"item": "door"}, UnknownItem),
        ({"category": "unheard-of"}, UnknownCategory),
    ],
)
def test_what_is_wrong_with_it_is_refused_and_no_order_made(
    bench: Bench, said: dict[str, Any], refusal: type[DomainError]
):
    one = opened(bench)
    with pytest.raises(refusal):
        find(bench, one, **said)
    with pytest.raises(Forbidden):
        find(bench, one, DESK)
    assert the_round(bench, one.id).findings == ()
    assert bench.read().orders.count({}) == 0


def test_a_finding_without_words_is_refused():
    with pytest.raises(ValidationError):
        ReportFinding(category="lamp", description="  ")
