# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everybody asks by a matter's id what it did to the ratings of who served."""

from services.credit.domain.subjects import Topic, Work
from services.credit.store import Tx
from tests.system.credit.district import COMPANY, RESIDENT, Bench, number
from tests.system.deliberation.web import Web

MATTER, COMPLAINT, WORK = number(600), number(5001), number(5002)
PATH = f"/credit/v1/public/320585/matters/{MATTER}"


def test_facts_of_its_orders_whenever_the_matter_became_known(bench: Bench, web: Web):
    bench.breach(bench.assign(COMPLAINT), event_id="e-1")
    bench.act(RESIDENT, lambda tx: tx.put_copy(Tx.topics, Topic(MATTER, COMPLAINT), 1))
    bench.act(RESIDENT, lambda tx: tx.put_copy(Tx.works, Work(WORK, MATTER), 1))
    bench.wait(minutes=1)
    bench.breach(bench.assign(WORK), event_id="e-2", target="handle")
    bench.breach(bench.assign(number(5003)), event_id="e-3")
    assert {fact.matter for fact in bench.facts()} == {COMPLAINT, MATTER, number(5003)}
    found = web.get(PATH, None)["items"]
    assert [(one["kind"], one["name"], one["points"]) for one in found] == [
        ("late_start", "安居物业", -100),
        ("late_handle", "安居物业", -100),
    ]
    assert [one["evidence"][0]["reference"] for one in found] == ["e-1", "e-2"]
    assert {one["file_id"] for one in found} == {COMPANY}, "a person's file is nobody's business"


def test_what_was_taken_back_is_shown_as_such(bench: Bench, web: Web):
    bench.act(RESIDENT, lambda tx: tx.put_copy(Tx.works, Work(WORK, MATTER), 1))
    bench.breach(bench.assign(WORK))
    (fact,) = bench.facts()
    bench.withdraw(fact.id)
    (shown,) = web.get(PATH, None)["items"]
    assert (shown["withdrawn_on"], shown["points"]) == (bench.today.isoformat(), 0)


def test_a_matter_of_which_credit_knows_nothing(web: Web):
    assert web.get(f"/credit/v1/public/320585/matters/{number(1)}", None)["items"] == []
