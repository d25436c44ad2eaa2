# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far members go first, with figures of some months, as everybody reads it on a phone and at a desk."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import expect

from services.chassis.settings import Settings
from services.chassis.store import Store, UnitOfWork, connect
from services.chassis.values import OrgPath, Principal
from services.dispatch.domain.members_lead import LeadKind, Member, MemberRecord
from services.dispatch.store import Tx as DispatchTx
from services.finance.domain.members_lead import PaidLead, paid_tally
from services.finance.store import Tx as FinanceTx
from tests.browser.conftest import Visitor
from tests.town import CHINA, Town

Visit = Callable[..., Visitor]
DISTRICT, AREA = "320585", OrgPath("/320585/001")
MONTHS = {
    datetime(2025, 11, 20, 12, tzinfo=CHINA): 4,
    datetime(2025, 12, 20, 12, tzinfo=CHINA): 6,
    datetime(2026, 2, 20, 12, tzinfo=CHINA): 7,
}
"""When people did something, and how many members among the twelve; in January nobody did."""
PEOPLE = [f"01927f3a-0000-7000-8000-0000000006{number:02d}" for number in range(12)]


def store(town: Town, service: str, unit: type[UnitOfWork], at: datetime) -> Store[Any]:
    """A service's store as of a month that the town's clock is past."""
    given = {
        "MONGODB_URI": town.mongodb_uri,
        "DATABASE_PREFIX": town.prefix,
        "AMQP_URL": "amqp://127.0.0.1:1",
    }
    given |= {"ISSUER": "http://127.0.0.1:1", "JWKS_URL": "http://127.0.0.1:1"}
    settings = Settings.load({f"LINLI_{name}": value for name, value in given.items()})
    return Store(connect(settings, service), unit, lambda: at, None)


@pytest.fixture(scope="module")
def counted(town: Town) -> None:
    by = Principal(DISTRICT, "test", "test")
    for at, members in MONTHS.items():

        def served(tx: DispatchTx, members: int = members) -> None:
            for number, person in enumerate(PEOPLE):
                record = MemberRecord(f"m-{person}", "2010-07-01")
                tx.members.put(Member(person, (record,) if number < members else ()))
                tx.count_lead(LeadKind.CLAIMS, AREA, person, 1 + number % 3)
                tx.count_lead(LeadKind.HOURS, AREA, person, 2 + number % 2)

        def paid(tx: FinanceTx, at: datetime = at, members: int = members) -> None:
            counts = PaidLead(60, 50, 20, 30 + members, 11 + members % 5, 40, 30, 10 + members % 5)
            tx.paid_tallies.put(paid_tally(f"{at:%Y-%m}", AREA).moved(counts))

        store(town, "dispatch", DispatchTx, at).transact(by, served)
        store(town, "finance", FinanceTx, at).transact(by, paid)


@pytest.mark.usefixtures("counted")
def test_everybody_reads_how_far_members_go_first(visit: Visit) -> None:
    visitor = visit()
    visitor.open(f"/public/{DISTRICT}/requests/rates?place={AREA}")
    for title in ("党员在认领与志愿服务中的占比", "党员家庭与全部住户的按期缴费"):
        expect(visitor.page.get_by_role("figure", name=title)).to_contain_text(re.compile("2026年2月.*约"))
    for numbers in visitor.page.locator("summary").all():
        numbers.click()
    visitor.look("members-lead")
    for person in PEOPLE:
        assert person not in visitor.page.content()
