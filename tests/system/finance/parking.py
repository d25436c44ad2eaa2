# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parking spaces as identity tells of them, and tariffs that charge who holds them."""

from typing import Any

import proto.linli.identity.v1.events_pb2 as identity
from services.chassis.events import ReceivedEvent
from services.chassis.store.store import system_principal
from services.finance.domain.bills import Tariff
from services.finance.domain.kinds import FundKind
from services.finance.reactions import reactions
from services.finance.store import Tx
from tests.system.finance.billing import tariff
from tests.system.finance.compound import COMPOUND, OWNERS, TENANT, Bench, flat, number

SPACE = number(800)


def told(bench: Bench, sequence: int, message: Any) -> None:
    """What the inbox hands over."""
    event_type = message.DESCRIPTOR.full_name
    event = ReceivedEvent("id", event_type, TENANT, "parking_space/1", sequence, bench.clock(), "somebody")

    def work(tx: Tx) -> None:
        reactions.get(event_type)(tx.as_tenant(TENANT, system_principal(TENANT, "finance"), event), message)

    bench.store.transact_as_platform("finance", work)


def known(bench: Bench, kind: str = "fixed", space_id: str = SPACE, of: str = "B1-032") -> None:
    message = identity.ParkingSpaceRegistered(space_id=space_id, number=of, kind=kind, place_path=COMPOUND)
    told(bench, 1, message)


def holding(owner: int, since: str, until: str | None = None) -> identity.SpaceHolding:
    """Owner n, counted from nought, for their flat."""
    person_id, unit_id = OWNERS[owner].subject, flat(owner + 1)
    return identity.SpaceHolding(
        person_id=person_id, unit_id=unit_id, tenure="lessee", since=since, until=until
    )


def held(
    bench: Bench,
    sequence: int,
    *holdings: identity.SpaceHolding,
    kind: str = "fixed",
    space_id: str = SPACE,
    of: str = "B1-032",
) -> None:
    """Somebody took the space: the last of its holdings."""
    last = holdings[-1]
    message = identity.ParkingSpaceHeld(
        space_id=space_id,
        number=of,
        kind=kind,
        place_path=COMPOUND,
        person_id=last.person_id,
        unit_id=last.unit_id,
        tenure=last.tenure,
        since=last.since,
        holdings=holdings,
    )
    told(bench, sequence, message)


def freed(bench: Bench, sequence: int, *holdings: identity.SpaceHolding, kind: str = "fixed") -> None:
    """Whoever had it last has it no longer."""
    last = holdings[-1]
    message = identity.ParkingSpaceFreed(
        space_id=SPACE,
        number="B1-032",
        kind=kind,
        place_path=COMPOUND,
        person_id=last.person_id,
        unit_id=last.unit_id,
        until=last.until,
        holdings=holdings,
    )
    told(bench, sequence, message)


def parking_tariff(bench: Bench, kind: str = "fixed", formula: str = "310") -> Tariff:
    """310 yuan a month: ten a day of March."""
    fund = bench.fund(FundKind.COMMON_INCOME if kind == "rented" else FundKind.OPERATING)
    account = "4101" if kind == "rented" else "4001"
    return tariff(bench, formula, fund_id=fund, spaces=kind, account=account)
