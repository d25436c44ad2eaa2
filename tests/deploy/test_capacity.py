# SPDX-License-Identifier: AGPL-3.0-or-later
"""Capacity on paper: made from the bench's figures, and moving with them."""

import json

from scripts.charts import capacity

FIGURES = json.loads(capacity.FIGURES.read_text(encoding="utf-8"))


def test_the_page_is_fresh() -> None:
    assert capacity.PAGE.read_text(encoding="utf-8") == capacity.page(FIGURES), (
        "run `python -m scripts.charts`"
    )


def test_thirty_times_the_households_need_thirty_times_as_much() -> None:
    city, province = (capacity.need(households, FIGURES) for households in capacity.PLACES.values())
    assert round(province.events / city.events) == 30
    assert 25 < province.api_processes / city.api_processes <= 30
    assert province.shards >= city.shards


def test_a_bench_twice_as_fast_needs_half_the_processes() -> None:
    fast = FIGURES | {name: {"ours": FIGURES[name]["ours"] * 2} for name in capacity.KEPT}
    slow, quick = (capacity.need(30_000_000, figures) for figures in (FIGURES, fast))
    assert quick.api_processes * 2 - slow.api_processes in (0, 1)
    assert quick.relay_share * 2 == slow.relay_share
    assert quick.gigabytes_a_year == slow.gigabytes_a_year


def test_a_village_has_two_of_each() -> None:
    village = capacity.need(100, FIGURES)
    assert (village.api_processes, village.worker_processes, village.shards) == (2, 2, 1)


def test_what_one_costs_is_in_the_page() -> None:
    fast = FIGURES | {name: {"ours": FIGURES[name]["ours"] * 2} for name in capacity.KEPT}
    speeds = [{name: figures[name]["ours"] for name in capacity.KEPT} for figures in (FIGURES, fast)]
    for habit in capacity.HABITS:
        slow, quick = (habit.seconds(speed) for speed in speeds)
        assert slow == 2 * quick
        assert f"| {habit.events:g} | {1000 * slow:,.0f} ms |" in capacity.page(FIGURES)
    assert "a bill, in a run of many | 2.00 ms" in capacity.page(
        FIGURES | {"bills_per_second": {"ours": 500.0}}
    )
