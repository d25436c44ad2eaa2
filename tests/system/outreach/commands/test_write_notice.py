# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Invalid, NotFound
from services.outreach.commands import write_notice
from services.outreach.commands.write_notice import WriteNotice
from services.outreach.domain.errors import UnknownPlace
from services.outreach.domain.notices import NoticeState
from tests.system.outreach.board import WATER, number, written
from tests.system.outreach.district import RESIDENT, Bench


def test_staff_write_a_draft_that_tells_nobody(bench: Bench):
    notice = written(bench)
    bench.run()
    assert (notice.state, notice.written_by) == (NoticeState.DRAFT, "clerk")
    assert bench.read().households.list({"notice_id": notice.id, "service": "not_yet"}) == []


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"place_path": "/320585/001/002/c77"}, UnknownPlace),
        ({"audience": "holders"}, Invalid),
        ({"role": "resident"}, Invalid),
        ({"attachments": [number(1)]}, NotFound),
        ({"place_path": "/320585/001/003"}, Forbidden),
    ],
)
def test_what_is_refused_leaves_nothing(bench: Bench, changed: dict[str, object], refusal: type[Exception]):
    with pytest.raises(refusal):
        written(bench, **changed)
    assert bench.store.database.collection("notices").count_documents({}) == 0


def test_not_by_a_resident(bench: Bench):
    with pytest.raises(Forbidden):
        bench.act(RESIDENT, lambda tx: write_notice.handle(tx, WriteNotice.model_validate(WATER)))
