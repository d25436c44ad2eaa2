# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.outreach.commands import change_notice
from services.outreach.commands.change_notice import ChangeNotice
from services.outreach.domain.notice_errors import WrongNoticeState
from services.outreach.domain.notices import NoticeState
from tests.system.outreach.board import CLERK, published, reviewed
from tests.system.outreach.district import Bench


def test_what_was_reviewed_is_a_draft_again(bench: Bench):
    notice = reviewed(bench)
    changed = bench.act(CLERK, lambda tx: change_notice.handle(tx, notice.id, ChangeNotice(title="停水改期")))
    assert (changed.title, changed.text, changed.state) == ("停水改期", notice.text, NoticeState.DRAFT)
    assert changed.reviewed_by == ""


def test_what_is_published_is_not_changed(bench: Bench):
    notice = published(bench)
    with pytest.raises(WrongNoticeState):
        bench.act(CLERK, lambda tx: change_notice.handle(tx, notice.id, ChangeNotice(title="x")))
