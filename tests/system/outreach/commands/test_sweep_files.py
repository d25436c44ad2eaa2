# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.outreach.timers import schedules
from tests.system.outreach.board import written
from tests.system.outreach.commands.test_settle_file import uploaded
from tests.system.outreach.district import ADMIN, Bench


def test_what_nobody_claimed_is_deleted_and_an_attachment_stays(bench: Bench):
    bench.act(ADMIN, schedules.begin)
    lost, kept = uploaded(bench), uploaded(bench)
    written(bench, attachments=[kept])
    bench.run()
    bench.wait(timedelta(days=3))
    bench.run()
    assert bench.read().files.find(lost) is None
    assert bench.read().files.find(kept) is not None
