# SPDX-License-Identifier: AGPL-3.0-or-later
"""From an order to a fact, with each service away for an hour at another stage."""

from collections import Counter
from collections.abc import Iterator

import pytest

from services.chassis.store.event_log import EVENTS
from services.dispatch.domain.steps import State
from services.finance.domain.invoices import InvoiceState
from tests.system.chaos.house import House, environment
from tests.system.chaos.matter import LIMIT, PRICE, START, Matter
from tests.system.chassis.conftest import until

TAKES_LONG = "all workers, and the weeks that a vote takes by law, step by step"


@pytest.fixture
def matter(vhost_url: str, mongodb_uri: str, database: str) -> Iterator[Matter]:
    house = House(database)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment(vhost_url, mongodb_uri, database).items():
            patch.setenv(name, value)
        house.open(START)
        yield Matter(house)
        house.close()


def test_a_matter_survives_each_service_being_away_for_an_hour(matter: Matter) -> None:
    house = matter.house
    matter.settle()
    with house.away("identity"):
        matter.hire()
        matter.report()
    with house.away("deliberation"):
        matter.defer()
    until(lambda: len(matter.topics) == 1)
    until(lambda: house.read("dispatch").orders.get(matter.order).topic_id == matter.topics[0])
    matter.announce()
    matter.vote_through()
    with house.away("finance"):
        matter.come_in_force()
        until(lambda: house.read("dispatch").orders.get(matter.order).suspension is None)
    until(lambda: house.read("finance").commitments.find(matter.vote) is not None)
    matter.fund_it()
    with house.away("dispatch"):
        matter.order_it()
        assert house.read("dispatch").orders.find(matter.work) is None
    until(lambda: house.read("dispatch").orders.find(matter.work) is not None)
    assert house.read("dispatch").orders.get(matter.work).state is State.ASSIGNED
    with house.away("credit"):
        matter.do_it()
        assert list(house.read("credit").facts_of(matter.company)) == []
    until(lambda: house.read("finance").works.get(matter.work).closed_at is not None)
    with house.away("outreach"):
        matter.pay()
    _check(matter)


def _check(matter: Matter) -> None:
    """The end: all is there once, the books agree, and who was late has a worse score."""
    house = matter.house
    until(lambda: house.offences() == [])
    assert house.read("finance").invoices.get(matter.invoice).state is InvoiceState.PAID
    assert matter.cash.fen == LIMIT - PRICE
    facts = Counter(fact.kind for fact in house.read("credit").facts_of(matter.company))
    assert facts
    assert set(facts.values()) == {1}
    assert house.read("credit").credit_files.get(matter.company).score < 9000
    told = Counter(
        event["type"].rpartition(".")[2]
        for store in house.stores.values()
        for event in store.database.collection(EVENTS).find({"tenant": "320585"})
    )
    for event in (
        "TopicRaised",
        "TopicDecided",
        "ResolutionInForce",
        "CommitmentMade",
        "WorkOrdered",
        "InvoicePaid",
    ):
        assert told[event] == 1, event
    fed = Counter(event["type"] for event in house.stores["outreach"].database.collection("feed").find())
    assert fed["linli.finance.v1.InvoicePaid"] == fed["linli.deliberation.v1.ResolutionInForce"] == 1
