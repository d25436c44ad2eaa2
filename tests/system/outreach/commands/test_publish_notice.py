# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Role
from services.outreach.commands import publish_notice
from services.outreach.domain.notice_errors import WrongNoticeState
from tests.system.outreach.board import CLERK, flats, published, written
from tests.system.outreach.district import COMPOUND, Bench


def test_those_whom_it_is_for_are_told_and_a_role_alone_where_it_is_for_one(bench: Bench):
    flats(bench, 2)
    notice = published(bench)
    assert [bench.inbox(one)[0].title for one in ("owner-0", "owner-1")] == ["通知：停水通知"] * 2
    assert bench.inbox("owner-0")[0].link == f"/notices/{notice.id}"
    bench.grant("worker", Role.GRID_WORKER, COMPOUND)
    published(bench, audience="holders", role="grid_worker")
    assert (len(bench.inbox("worker")), len(bench.inbox("owner-0"))) == (1, 1)
    assert bench.told("notice", notice.id) == ["NoticeWritten", "NoticeReviewed", "NoticePublished"]


def test_not_before_it_was_reviewed(bench: Bench):
    notice = written(bench)
    with pytest.raises(WrongNoticeState):
        bench.act(CLERK, lambda tx: publish_notice.handle(tx, notice.id))
