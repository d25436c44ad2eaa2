# SPDX-License-Identifier: AGPL-3.0-or-later
"""Neighbourhoods are compared by what happened there, each with its households."""

import pytest

from services.chassis.values import Forbidden, OrgPath
from services.credit import queries
from services.credit.domain.comparisons import Comparison
from services.credit.domain.subjects import Place
from services.credit.queries import OfQuarter
from services.credit.store import Tx
from tests.system.credit.district import ADMIN, COMPOUND, DISTRICT, RESIDENT, Bench, number

LARGE, SMALL = OrgPath("/320585/001/002"), OrgPath("/320585/001/003")
HOMES = 150


def build(tx: Tx) -> None:
    """A neighbourhood of 150 homes and one of a single home."""
    for count, path in enumerate((LARGE, SMALL)):
        place = Place(number(8000 + count), path, "neighbourhood", f"社区{count}", True, path.ancestors())
        tx.put_copy(Tx.places, place, 1)
    homes = [*(COMPOUND.child(f"u{n:03d}") for n in range(HOMES)), SMALL.child("u001")]
    for count, path in enumerate(homes):
        tx.put_copy(Tx.places, Place(number(9000 + count), path, "unit", "室", True, path.ancestors()), 1)


def compared(bench: Bench, quarter: str = "2026Q1") -> dict[str, Comparison]:
    found = queries.list_comparisons(bench.read(), OfQuarter(below=DISTRICT, quarter=quarter))
    return {one.place: one for one in found.items}


def test_facts_of_companies_per_thousand_households_with_n(bench: Bench) -> None:
    bench.act(ADMIN, build)
    for count in range(3):
        bench.breach(number(5100 + count), event_id=f"e-{count}", target="overall")
    bench.breach(number(5200), event_id="e-9")
    due = bench.clock()
    bench.hear("dispatch", "BreachWithdrawn", "e-10", order_id=number(5200), target="start", due_at=due)
    found = compared(bench)
    rates = {one.kind: (one.n, one.per_thousand) for one in found[LARGE].rates}
    assert (found[LARGE].households, found[SMALL].households) == (HOMES, 1)
    assert rates["late_overall"] == (3, 2000), "once for the company, not again for who leads its work"
    assert rates["late_start"] == (0, 0), "what was taken back is not counted"
    assert {one.per_thousand for one in found[SMALL].rates} == {None}
    assert all(one.n == 0 for one in compared(bench, "2025Q4")[LARGE].rates)


def test_only_staff_compares(bench: Bench) -> None:
    with pytest.raises(Forbidden):
        queries.list_comparisons(bench.read(RESIDENT), OfQuarter(below=DISTRICT, quarter="2026Q1"))
