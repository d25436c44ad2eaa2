# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime

from services.deliberation.commands import begin_months
from services.deliberation.domain.cadence import MissedMonth
from tests.system.deliberation.agenda import held
from tests.system.deliberation.compound import ADMIN, COMPOUND, Bench


def watched(bench: Bench) -> str:
    """The id of the compound, which is watched from now on."""
    place = bench.read().place_at(COMPOUND)
    bench.act(ADMIN, lambda tx: begin_months.handle(tx, place.id, place.path, place.kind))
    return place.id


def missed(bench: Bench) -> list[MissedMonth]:
    return bench.read().missed_months.list({"within": COMPOUND}, sort="month")


def pass_to(bench: Bench, moment: str) -> None:
    bench.clock.set(datetime.fromisoformat(moment + "+08:00"))
    bench.fire()


def test_a_month_without_a_meeting_is_warned_of_and_then_told(bench: Bench):
    watched(bench)
    pass_to(bench, "2026-03-25T09:00")
    assert [one.level for one in missed(bench)] == [0]
    pass_to(bench, "2026-04-01T09:00")
    assert [one.level for one in missed(bench)] == [1]


def test_a_month_with_a_meeting_troubles_nobody(bench: Bench):
    watched(bench)
    held(bench)
    pass_to(bench, "2026-03-25T09:00")
    pass_to(bench, "2026-04-01T09:00")
    assert missed(bench) == []


def test_a_meeting_after_the_warning_makes_the_month_up(bench: Bench):
    watched(bench)
    pass_to(bench, "2026-03-25T09:00")
    held(bench, starts_at=datetime.fromisoformat("2026-03-30T19:00:00+08:00"))
    pass_to(bench, "2026-04-01T09:00")
    [month] = missed(bench)
    assert (month.level, month.made_up_at is None) == (0, False)
