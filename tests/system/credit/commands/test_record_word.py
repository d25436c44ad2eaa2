# SPDX-License-Identifier: AGPL-3.0-or-later
from services.credit.policies import RatingPolicy
from tests.system.credit.district import ADMIN, COMPANY, CONTRACTOR, Bench


def revisited(bench: Bench, satisfied: int, event_id: str = "e-1", **more: bool) -> None:
    said = {"contacted": True, "solved": True} | more
    order = bench.assign()
    bench.hear(
        "dispatch",
        "OrderRevisited",
        event_id,
        order_id=order,
        assignee_id=COMPANY,
        satisfied=satisfied,
        **said,
    )


def rated(bench: Bench, stars: int, event_id: str) -> None:
    order = bench.assign()
    bench.hear("dispatch", "OrderRated", event_id, order_id=order, assignee_id=COMPANY, stars=stars)


def test_the_last_word_on_an_order_counts(bench: Bench):
    revisited(bench, 5)
    assert bench.file().score == 9010
    rated(bench, 1, "e-2")
    assert bench.file().score == 8700
    rated(bench, 2, "e-3")
    assert [fact.kind for fact in bench.facts() if fact.withdrawn_on is None] == ["dissatisfied"]
    rated(bench, 3, "e-4")
    assert bench.file().score == 9000
    assert len(bench.facts()) == 2


def test_what_was_not_solved_satisfies_nobody(bench: Bench):
    revisited(bench, 5, solved=False)
    assert bench.file().score == 8700


def test_who_was_not_reached_has_said_nothing(bench: Bench):
    revisited(bench, 1, contacted=False)
    assert bench.facts() == []


def evaluated(bench: Bench, score: int, event_id: str = "e-1", by: str = COMPANY) -> None:
    order = bench.assign(to=by)
    bench.hear("dispatch", "OrderEvaluated", event_id, order_id=order, assignee_id=by, score=score)


def test_poor_work_takes_points_and_good_work_gives_some(bench: Bench):
    evaluated(bench, 1)
    assert bench.file().score == 8800
    evaluated(bench, 5, "e-2")
    assert bench.file().score == 9010
    evaluated(bench, 3, "e-3")
    assert bench.file().score == 9000


def test_it_is_kept_apart_from_what_the_resident_says(bench: Bench):
    evaluated(bench, 1)
    order = bench.assign()
    bench.hear("dispatch", "OrderRated", "e-2", order_id=order, assignee_id=COMPANY, stars=5)
    assert bench.file().score == 8810
    kinds = {fact.source.rpartition("/")[2]: fact.kind for fact in bench.facts()}
    assert kinds == {"evaluation": "evaluated_poor", "satisfaction": "satisfied"}


def test_each_line_says_which_order_by_which_rule(bench: Bench):
    evaluated(bench, 2)
    fact = bench.facts()[0]
    assert fact.evidence[0].reference == "e-1"
    assert fact.evidence[0].link == f"/dispatch/v1/orders/{fact.matter}"
    rules = bench.read().policy(RatingPolicy).rules.value()
    assert [rule.code for rule in rules.rules if rule.fact == fact.kind] == ["M-203"]


def test_what_was_said_of_the_first_company_stays_when_another_one_does_it_again(bench: Bench):
    evaluated(bench, 1)
    evaluated(bench, 5, "e-2", CONTRACTOR)
    assert bench.file().score == 8800
    standing = bench.read(ADMIN).facts.list({"withdrawn_on": None})
    assert {(fact.file_id, fact.kind) for fact in standing} >= {
        (COMPANY, "evaluated_poor"),
        (CONTRACTOR, "evaluated_good"),
    }


def test_an_order_that_nobody_was_responsible_for_says_nothing(bench: Bench):
    bench.hear("dispatch", "OrderEvaluated", order_id="01927f3a-0000-7000-8000-000000005999")
    assert bench.facts() == []
