# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.credit.district import COMPANY, Bench


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
