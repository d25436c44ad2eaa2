# SPDX-License-Identifier: AGPL-3.0-or-later
"""Members of the party among a run's payers, told of as identity tells."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from google.protobuf.json_format import Parse

from services.chassis.contracts import message_class
from services.chassis.events import ReceivedEvent
from services.chassis.store.store import system_principal
from services.chassis.values import OrgPath, Principal
from services.finance.commands import put_policy
from services.finance.domain.bills import Bill
from services.finance.domain.chart import Known
from services.finance.domain.members_lead import PaidLead, paid_tally
from services.finance.domain.places import Ownership, Place
from services.finance.policies import BillingPolicy
from services.finance.reactions import reactions
from services.finance.store import Tx
from tests.system.finance.billing import billed, tariff
from tests.system.finance.compound import (
    ADMIN,
    BUILDING,
    NEIGHBOURHOOD,
    TENANT,
    TREASURER,
    Bench,
    flat,
    person,
)
from tests.system.finance.till import received

EXAMPLES = Path(__file__).parents[3] / "proto" / "examples" / "identity"
HOUSEHOLDS = tuple(person(number, f"住户{number}") for number in range(1, 25))


def hear(bench: Bench, kind: str, sequence: int = 1, **changed: Any) -> None:
    """The example of an event, changed, as the inbox hands it over."""
    event_type = f"linli.identity.v1.{kind}"
    message = Parse((EXAMPLES / f"{kind}.v1.json").read_text("utf-8"), message_class(event_type)())
    for field, value in changed.items():
        setattr(message, field, value)
    event = ReceivedEvent("id", event_type, TENANT, "thing/1", sequence, bench.clock(), "somebody")
    system = system_principal(TENANT, "finance")

    def work(tx: Tx) -> None:
        reactions.get(event_type)(tx.as_tenant(TENANT, system, event), message)

    bench.store.transact_as_platform("finance", work)


def joins(bench: Bench, by: Principal, sequence: int = 1) -> None:
    of = {"person_id": by.subject, "membership_id": f"m-{by.subject}"}
    hear(bench, "PartyMembershipRegistered", sequence, **of, since="2010-07-01", until="2030-01-01")


def run(bench: Bench, members: int = 8, month: str = "2026-03") -> list[Bill]:
    """A bill for each of 24 households, in their order; the first are members'."""
    for number, owner in enumerate(HOUSEHOLDS, 1):
        path = BUILDING.child(f"u{number:03d}")
        unit = Place(flat(number), path, "unit", f"{number}室", True, path.ancestors(), 9000)
        owned = Ownership(flat(number), path, (owner.subject,), owner.subject, "2020-01-01")
        bench.act(TREASURER, lambda tx, unit=unit: tx.put_copy(Tx.places, unit, 2))
        bench.act(TREASURER, lambda tx, owned=owned: tx.put_copy(Tx.ownerships, owned, 2))
    for owner in HOUSEHOLDS[:members]:
        joins(bench, owner)
    billed(bench, tariff(bench, due_days=15), month)
    bench.fire()
    found = (bench.read().bills.list({"payer": one.subject}) for one in HOUSEHOLDS)
    return [bill for (bill,) in found]


def pays(bench: Bench, *bills: Bill) -> None:
    """One after the other, at the desk."""
    for bill in bills:
        bench.wait(timedelta(seconds=1))
        received(bench, bill.fund_id, bill.owed.fen, account=Known.RECEIVABLE, bills=(bill.id,))


def half_pay_first(bench: Bench) -> list[Bill]:
    """As `half_paid`, and the morning after the due day has come."""
    bills = half_paid(bench)
    counted_morning(bench, bills)
    return bills


def half_paid(bench: Bench) -> list[Bill]:
    """Of 24, eight of them members', the first half to pay are five members' and seven others; then five more
    others pay in time."""
    policy = BillingPolicy(first_percent=50)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, tx.root))
    bills = run(bench)
    pays(bench, *bills[3:15], *bills[15:20])
    return bills


def counted_morning(bench: Bench, bills: list[Bill]) -> None:
    bench.until((bills[0].due + timedelta(days=1)).isoformat())
    bench.fire()


def counts(bench: Bench, month: str, area: OrgPath = NEIGHBOURHOOD) -> PaidLead:
    tally = bench.read().paid_tallies.find(paid_tally(month, area).id)
    return tally.counts if tally else PaidLead()
