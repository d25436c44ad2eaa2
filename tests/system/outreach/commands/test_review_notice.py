# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.chassis.values import Forbidden
from services.outreach.commands import review_notice
from services.outreach.domain.notice_errors import OwnNotice, WrongNoticeState
from tests.system.outreach.board import CLERK, HEAD, reviewed, written
from tests.system.outreach.district import Bench


def test_somebody_else_reviews_it_once(bench: Bench):
    notice = reviewed(bench)
    assert notice.reviewed_by == "head"
    with pytest.raises(WrongNoticeState):
        bench.act(HEAD, lambda tx: review_notice.handle(tx, notice.id))


def test_neither_its_writer_nor_who_may_not(bench: Bench):
    notice = written(bench)
    with pytest.raises(Forbidden):
        bench.act(CLERK, lambda tx: review_notice.handle(tx, notice.id))
    own = bench.act(HEAD, lambda tx: tx.notices.get(notice.id))
    bench.act(HEAD, lambda tx: (tx.notices.get(own.id), tx.notices.save(replace(own, written_by="head"))))
    with pytest.raises(OwnNotice):
        bench.act(HEAD, lambda tx: review_notice.handle(tx, notice.id))
