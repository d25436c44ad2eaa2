# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date, timedelta

import pytest

from services.chassis.values import Forbidden, Invalid
from services.deliberation.commands import file_body
from services.deliberation.commands.file_body import FileBody
from services.deliberation.domain.body_errors import BodyEmpty, NotAMember
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench
from tests.system.deliberation.standing import appointed, founded


def test_its_number_day_and_chair(bench: Bench):
    body = appointed(bench, 1, 2, 3)

    def file(chair=OWNERS[0], by=CONVENOR, days: int = 0, body_id: str = body.id) -> None:
        filed_on: date = body.term.begins + timedelta(days=days)
        cmd = FileBody(number="太业备〔2026〕12号", filed_on=filed_on, chair_id=chair.subject)
        bench.act(by, lambda tx: file_body.handle(tx, body_id, cmd))

    with pytest.raises(NotAMember):
        file(OWNERS[8])
    with pytest.raises(Forbidden):
        file(by=OWNERS[0])
    with pytest.raises(Invalid):
        file(days=2)
    with pytest.raises(BodyEmpty):
        file(body_id=founded(bench).id)
    file()
    found = bench.read().bodies.get(body.id)
    assert (found.filing.number, found.chair_id) == ("太业备〔2026〕12号", OWNERS[0].subject)
