# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bill a month by a tariff, once: a job makes the bills."""

from uuid import UUID, uuid5

from services.chassis import jobs
from services.chassis.http import Input, Month
from services.chassis.store.jobs import Job
from services.finance.domain import bills
from services.finance.domain.authority import Permission
from services.finance.domain.bills import Run
from services.finance.domain.timer_kinds import BILLING
from services.finance.store import Tx


class BillMonth(Input):
    """`month`: as `2026-03`."""

    month: Month


def handle(tx: Tx, tariff_id: str, cmd: BillMonth) -> Job:
    tariff = tx.tariffs.get(tariff_id)
    tx.require(Permission.BILLS_RUN, tariff.place)
    run_id = str(uuid5(UUID(tariff.id), cmd.month))
    run = Run(id=run_id, tariff_id=tariff.id, place=tariff.place, month=cmd.month, begun_at=tx.now)
    run, events = bills.begin(run, tx.runs.find(run_id))
    tx.runs.add(run, *events)
    return jobs.start(
        tx, BILLING, {"run_id": run.id}, name=f"bills-{run.month}.txt", content_type="text/plain"
    )
