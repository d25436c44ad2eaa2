# SPDX-License-Identifier: AGPL-3.0-or-later
"""End a provider's contract with a month that lies within its term."""

from services.chassis.http import Input, Month
from services.finance.domain import services
from services.finance.domain.authority import Permission
from services.finance.domain.services import Service
from services.finance.store import Tx


class EndService(Input):
    """`month`: the last one."""

    month: Month


def handle(tx: Tx, service_id: str, cmd: EndService) -> Service:
    service = tx.services.get(service_id)
    tx.require(Permission.ASSETS_KEEP, service.place)
    service, events = services.end(service, cmd.month)
    tx.services.save(service, *events)
    return service
