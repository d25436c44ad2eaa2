# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from tests.system.credit.district import COMPANY, Bench


def closed(
    bench: Bench, category: str = "complaint", closure: str = "resolved", event_id: str = "e-9"
) -> None:
    order = bench.assign(category=category)
    bench.hear("dispatch", "OrderClosed", event_id, order_id=order, category=category, closure=closure)


def test_a_complaint_that_was_one_counts_once(bench: Bench):
    closed(bench)
    closed(bench, event_id="e-10")
    (fact,) = bench.facts(COMPANY)
    assert (fact.kind, fact.evidence[0].reference) == ("complaint", "e-9")
    assert bench.file().score == 8950


@pytest.mark.parametrize(("category", "closure"), [("lamp", "resolved"), ("complaint", "withdrawn")])
def test_what_is_no_complaint_does_not(bench: Bench, category: str, closure: str):
    closed(bench, category, closure)
    assert bench.facts(COMPANY) == []
