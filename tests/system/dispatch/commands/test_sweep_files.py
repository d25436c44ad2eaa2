# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis import files
from services.chassis.files.errors import FileNotReady
from services.chassis.values import NotFound
from services.dispatch.commands import finish_order
from services.dispatch.commands.finish_order import FinishOrder
from services.dispatch.timers import schedules
from tests.system.dispatch.commands.test_settle_file import opened, upload
from tests.system.dispatch.district import ADMIN, PLUMBER, RESIDENT, Bench


def test_what_nothing_claims_is_deleted_and_what_is_claimed_stays(bench: Bench):
    bench.act(ADMIN, schedules.begin)
    lost, kept = (upload(bench, b"%PDF-1.7 " + name) for name in (b"lost", b"kept"))
    bench.fire()
    order_id = bench.started()
    done = FinishOrder(result="已更换", evidence=(kept,))
    bench.act(PLUMBER, lambda tx: finish_order.handle(tx, order_id, done))
    bench.wait(timedelta(days=3))
    bench.fire()
    assert opened(bench, kept, RESIDENT)[1] == b"%PDF-1.7 kept"
    with pytest.raises(NotFound):
        opened(bench, lost)
    blobs = {blob["filename"].split("/")[1] for blob in bench.store.database.raw["blobs.files"].find()}
    assert blobs == {kept}


def test_what_is_about_to_be_deleted_can_not_be_claimed(bench: Bench):
    file_id = upload(bench, b"%PDF-1.7")
    bench.wait(timedelta(days=3))
    bench.act(ADMIN, lambda tx: files.sweep(tx, bench.store.tools.blobs, tx.now))
    with pytest.raises(FileNotReady, match="expired"):
        bench.act(PLUMBER, lambda tx: files.claim(tx, [file_id], "order", "1"))
