# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.outreach.commands import withdraw_notice
from services.outreach.commands.withdraw_notice import WithdrawNotice
from services.outreach.domain.notice_errors import WrongNoticeState
from services.outreach.domain.notices import NoticeState
from tests.system.outreach.board import CLERK, published, written
from tests.system.outreach.district import Bench

WRONG = WithdrawNotice(reason="时间有误")


def test_it_holds_no_more_and_says_why(bench: Bench):
    notice = published(bench)
    withdrawn = bench.act(CLERK, lambda tx: withdraw_notice.handle(tx, notice.id, WRONG))
    assert (withdrawn.state, withdrawn.withdrawn_for) == (NoticeState.WITHDRAWN, "时间有误")


def test_only_what_is_published(bench: Bench):
    notice = written(bench)
    with pytest.raises(WrongNoticeState):
        bench.act(CLERK, lambda tx: withdraw_notice.handle(tx, notice.id, WRONG))
