# SPDX-License-Identifier: AGPL-3.0-or-later
"""What identity does when something happens elsewhere: it hears what is open of who is to be erased."""

from collections.abc import Iterable

import proto.linli.credit.v1.events_pb2 as credit
import proto.linli.deliberation.v1.events_pb2 as deliberation
import proto.linli.dispatch.v1.events_pb2 as dispatch
import proto.linli.finance.v1.events_pb2 as finance
from proto.linli import values_pb2
from services.chassis.messaging import Reactions
from services.chassis.values import OpenMatter
from services.identity.commands import record_open_matters
from services.identity.copies import copies
from services.identity.store import Tx

reactions = Reactions(copies, issues_tokens=True)


@reactions.on("linli.finance.v1.OpenMattersFound")
def open_in_finance(tx: Tx, event: finance.OpenMattersFound) -> None:
    record_open_matters.handle(tx, "finance", event.erasure_id, event.round, _matters(event.matters))


@reactions.on("linli.deliberation.v1.OpenMattersFound")
def open_in_deliberation(tx: Tx, event: deliberation.OpenMattersFound) -> None:
    record_open_matters.handle(tx, "deliberation", event.erasure_id, event.round, _matters(event.matters))


@reactions.on("linli.dispatch.v1.OpenMattersFound")
def open_in_dispatch(tx: Tx, event: dispatch.OpenMattersFound) -> None:
    record_open_matters.handle(tx, "dispatch", event.erasure_id, event.round, _matters(event.matters))


@reactions.on("linli.credit.v1.OpenMattersFound")
def open_in_credit(tx: Tx, event: credit.OpenMattersFound) -> None:
    record_open_matters.handle(tx, "credit", event.erasure_id, event.round, _matters(event.matters))


def _matters(found: Iterable[values_pb2.OpenMatter]) -> list[OpenMatter]:
    return [OpenMatter(one.kind, one.count, one.law, one.waivable) for one in found]
