# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.outreach.commands import pin_notice
from services.outreach.commands.pin_notice import PinNotice
from services.outreach.domain.notice_errors import WrongNoticeState
from tests.system.outreach.board import CLERK, published, written
from tests.system.outreach.district import Bench


def test_it_is_pinned_once_and_taken_down_again(bench: Bench):
    notice = published(bench)
    for pinned in (True, True, False):
        kept = bench.act(CLERK, lambda tx, it=pinned: pin_notice.handle(tx, notice.id, PinNotice(pinned=it)))
        assert kept.pinned is pinned
    assert bench.told("notice", notice.id)[-2:] == ["NoticePinned", "NoticePinned"]


def test_no_draft(bench: Bench):
    notice = written(bench)
    with pytest.raises(WrongNoticeState):
        bench.act(CLERK, lambda tx: pin_notice.handle(tx, notice.id, PinNotice(pinned=True)))
