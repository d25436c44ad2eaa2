# SPDX-License-Identifier: AGPL-3.0-or-later
"""What whom a file is about can do against it: appeal, and ask for repair."""

from services.chassis.http import AUTHENTICATED, Resource
from services.credit.commands import appeal_case, appeal_fact, apply_repair
from services.credit.routes.appeals import AppealView, RepairView
from services.credit.store import Tx

own_appeals = Resource("own_appeals", "/credit/v1", of=Tx.appeals, shows=AppealView, requires=AUTHENTICATED)
own_appeals.create(appeal_fact, "/facts/<id:fact_id>/appeals")
own_appeals.create(appeal_case, "/cases/<id:case_id>/appeals")

own_repairs = Resource("own_repairs", "/credit/v1", of=Tx.repairs, shows=RepairView, requires=AUTHENTICATED)
own_repairs.create(apply_repair, "/facts/<id:fact_id>/repairs")
