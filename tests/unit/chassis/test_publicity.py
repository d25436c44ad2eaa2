# SPDX-License-Identifier: AGPL-3.0-or-later
"""Notice, clock, objections, ruling, effect: by example, and whatever happens in between."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis import publicity
from services.chassis.calendar import Calendar
from services.chassis.publicity import (
    NotPosted,
    Objection,
    ObjectionRuled,
    Outcome,
    OwnObjection,
    PostedAlready,
    Posting,
    Publication,
    PublicityOver,
    PublicityRuns,
    Stage,
    Terms,
    Unit,
)
from services.chassis.values import Invalid, OrgPath

CALENDAR = Calendar()
MONDAY = datetime(2024, 3, 4, 1, tzinfo=UTC)
"""Nine in the morning in Suzhou."""
DAY = timedelta(days=1)


def published(count: int = 7, unit: Unit = Unit.DAYS, *, on_board: bool = True) -> Publication:
    draft = Publication(
        "p1",
        "plan",
        "vote/v1",
        "m1",
        OrgPath("/320585"),
        "停车方案",
        "{}",
        Terms(count, unit, on_board),
        MONDAY,
        "u1",
    )
    return publicity.publish(draft, CALENDAR)


def posting(board: str = "gate", at: datetime = MONDAY) -> Posting:
    return Posting(board, "u1", at, "photo-1")


def opened(count: int = 7) -> Publication:
    return publicity.post(published(count), posting(), CALENDAR)


def objected(publication: Publication, by: str = "u2") -> tuple[Publication, Objection]:
    return publicity.raise_objection(publication, by, "太少", MONDAY + DAY, f"o-{by}", CALENDAR)


def test_a_week_ends_at_midnight_after_its_seventh_day() -> None:
    """The first day does not count (Civil Code Art. 201): from Monday to the next one, in local time."""
    assert opened().until == datetime(2024, 3, 11, 16, tzinfo=UTC)


def test_a_period_that_ends_on_a_day_of_rest_goes_on_to_the_next_working_day() -> None:
    """Civil Code Art. 203: five days from Monday end on Saturday, so they end on Monday."""
    assert opened(5).until == datetime(2024, 3, 11, 16, tzinfo=UTC)


def test_working_days_leave_out_the_weekend() -> None:
    by_days = published(5, Unit.WORKING_DAYS, on_board=False)
    assert by_days.until == datetime(2024, 3, 11, 16, tzinfo=UTC)


def test_without_a_board_the_clock_starts_with_the_notice() -> None:
    assert published(on_board=False).stage is Stage.OPEN


def test_double_publication_starts_with_the_board() -> None:
    noticed = published()
    assert (noticed.stage, noticed.until) == (Stage.NOTICED, None)
    later = publicity.post(noticed, posting(at=MONDAY + DAY), CALENDAR)
    assert later.until == datetime(2024, 3, 12, 16, tzinfo=UTC)


def test_a_second_board_does_not_start_it_again() -> None:
    once = opened()
    assert publicity.post(once, posting("hall", MONDAY + DAY), CALENDAR).until == once.until


def test_taken_down_too_early_it_begins_again() -> None:
    down = publicity.take_down(opened(), "gate", "u3", "", MONDAY + DAY)
    assert (down.stage, down.until) == (Stage.NOTICED, None)
    assert publicity.end(down, MONDAY + 30 * DAY) == down
    again = publicity.post(down, posting(at=MONDAY + 2 * DAY), CALENDAR)
    assert again.until == datetime(2024, 3, 13, 16, tzinfo=UTC)


def test_one_of_two_boards_keeps_the_clock_running() -> None:
    both = publicity.post(opened(), posting("hall"), CALENDAR)
    assert publicity.take_down(both, "gate", "u3", "", MONDAY + DAY).stage is Stage.OPEN


def test_after_the_end_it_is_taken_down_with_its_photo() -> None:
    over = publicity.end(opened(), MONDAY + 8 * DAY)
    down = publicity.take_down(over, "gate", "u3", "photo-2", MONDAY + 9 * DAY)
    assert (down.stage, down.postings[0].down_photo) == (Stage.EFFECTIVE, "photo-2")


def test_with_nothing_against_it_it_has_effect_at_the_end() -> None:
    once = opened()
    assert once.until
    assert publicity.end(once, once.until - timedelta(milliseconds=1)) == once
    over = publicity.end(once, once.until)
    assert (over.stage, over.ended_at) == (Stage.EFFECTIVE, once.until)
    publicity.require_effect(over)


def test_an_objection_holds_the_effect_until_its_ruling() -> None:
    once, objection = objected(opened())
    over = publicity.end(once, MONDAY + 8 * DAY)
    assert over.stage is Stage.RULING
    with pytest.raises(PublicityRuns):
        publicity.require_effect(over)
    ruled, answer = publicity.rule(over, objection, "u1", Outcome.DISMISSED, "已改", MONDAY + 9 * DAY)
    assert (ruled.stage, ruled.ended_at) == (Stage.EFFECTIVE, MONDAY + 9 * DAY)
    assert (answer.outcome, answer.reasons) == (Outcome.DISMISSED, "已改")


def test_a_ruling_before_the_end_does_not_shorten_the_clock() -> None:
    ruled, _ = publicity.rule(*objected(opened()), "u1", Outcome.DISMISSED, "已改", MONDAY + 2 * DAY)
    assert (ruled.stage, ruled.unruled) == (Stage.OPEN, 0)


def test_one_upheld_ends_it_without_effect() -> None:
    ruled, _ = publicity.rule(*objected(opened()), "u1", Outcome.UPHELD, "有理", MONDAY + 2 * DAY)
    assert ruled.stage is Stage.OVERRULED
    with pytest.raises(PublicityOver):
        publicity.require_effect(ruled)


def test_an_objection_is_to_be_ruled_within_so_many_working_days() -> None:
    _, objection = objected(opened())
    assert objection.rule_by == datetime(2024, 3, 19, 16, tzinfo=UTC)


def test_what_comes_too_late_is_refused() -> None:
    once = opened()
    assert once.until
    with pytest.raises(PublicityOver):
        publicity.raise_objection(once, "u2", "太晚", once.until, "o1", CALENDAR)
    over = publicity.end(once, once.until)
    for late in (
        lambda: objected(over),
        lambda: publicity.post(over, posting("hall"), CALENDAR),
        lambda: publicity.withdraw(over, once.until),
    ):
        with pytest.raises(PublicityOver):
            late()


def test_nobody_rules_on_their_own_objection_nor_twice() -> None:
    once, objection = objected(opened())
    with pytest.raises(OwnObjection):
        publicity.rule(once, objection, "u2", Outcome.DISMISSED, "x", MONDAY)
    ruled, answer = publicity.rule(once, objection, "u1", Outcome.DISMISSED, "x", MONDAY)
    with pytest.raises(ObjectionRuled):
        publicity.rule(ruled, answer, "u3", Outcome.UPHELD, "x", MONDAY)


def test_what_ended_is_ruled_on_no_more() -> None:
    once, objection = objected(opened())
    taken_back = publicity.withdraw(once, MONDAY + DAY)
    assert taken_back.stage is Stage.WITHDRAWN
    with pytest.raises(PublicityOver):
        publicity.rule(taken_back, objection, "u1", Outcome.UPHELD, "x", MONDAY)


def test_a_board_has_it_once_and_gives_up_only_what_it_has() -> None:
    with pytest.raises(PostedAlready):
        publicity.post(opened(), posting(), CALENDAR)
    with pytest.raises(NotPosted):
        publicity.take_down(opened(), "hall", "u1", "", MONDAY)


def test_it_is_posted_only_so_often() -> None:
    once = published()
    for number in range(50):
        once = publicity.post(once, posting(f"board-{number}"), CALENDAR)
    with pytest.raises(Invalid):
        publicity.post(once, posting("one more"), CALENDAR)


STEPS = st.lists(st.tuples(st.sampled_from("pdorue"), st.integers(0, 3), st.integers(1, 72)), max_size=40)


@given(STEPS, st.booleans(), st.integers(1, 10))
def test_effect_comes_only_after_the_whole_clock_and_every_ruling(
    steps: list[tuple[str, int, int]], on_board: bool, count: int
) -> None:
    """Whatever is posted, taken down, objected to and ruled, in whatever order."""
    now, once, objections = MONDAY, published(count, on_board=on_board), {}
    for step, number, hours in steps:
        now += timedelta(hours=hours)
        try:
            if step == "p":
                once = publicity.post(once, posting(f"b{number}", now), CALENDAR)
            elif step == "d":
                once = publicity.take_down(once, f"b{number}", "u9", "", now)
            elif step == "o":
                once, made = publicity.raise_objection(once, "u2", "x", now, str(len(objections)), CALENDAR)
                objections[made.id] = made
            elif step == "e":
                once = publicity.end(once, now)
            elif str(number) in objections:
                outcome = Outcome.UPHELD if step == "u" else Outcome.DISMISSED
                once, made = publicity.rule(once, objections[str(number)], "u1", outcome, "x", now)
                objections[made.id] = made
        except (PublicityOver, PostedAlready, NotPosted, ObjectionRuled):
            pass
        outcomes = [one.outcome for one in objections.values()]
        assert once.objections == len(outcomes)
        assert once.unruled == outcomes.count(None)
        assert (once.stage is Stage.OVERRULED) == (Outcome.UPHELD in outcomes)
        if once.stage is Stage.EFFECTIVE:
            assert once.until
            assert once.ended_at
            assert once.ended_at >= once.until
            assert not once.unruled
            if on_board:
                hung = [one for one in once.postings if not one.down_at or one.down_at >= once.until]
                assert any((once.until - one.at).days >= count for one in hung)


def test_what_the_log_keeps_names_nobody() -> None:
    once = replace(published(), published_by="somebody")
    assert "somebody" not in str(once.fact)
    assert once.fact["content"] == once.content


CLOSED = Calendar(days={(MONDAY + number * DAY).date(): False for number in range(7, 12)})
"""The week after is free."""


def test_a_changed_calendar_moves_the_end_later_and_never_earlier():
    notice = published(on_board=False)
    later = publicity.reckon(notice, CLOSED)
    assert later.until is not None
    assert notice.until is not None
    assert later.until > notice.until
    assert publicity.reckon(later, CALENDAR) == later
    assert publicity.reckon(published(on_board=True), CLOSED).until is None


def test_the_clock_of_a_board_is_reckoned_from_the_board_that_began_it():
    notice = published(on_board=True)
    notice = publicity.post(notice, Posting("东门", "u1", MONDAY, "f1"), CALENDAR)
    notice = publicity.take_down(notice, "东门", "u1", "f2", MONDAY + DAY)
    notice = publicity.post(notice, Posting("西门", "u1", MONDAY + 3 * DAY, "f3"), CALENDAR)
    notice = publicity.post(notice, Posting("南门", "u1", MONDAY + 4 * DAY, "f4"), CALENDAR)
    assert publicity.reckon(notice, CALENDAR) == notice
    hung = publicity.post(published(on_board=True), Posting("西门", "u1", MONDAY + 3 * DAY, "f3"), CLOSED)
    assert publicity.reckon(notice, CLOSED).until == hung.until


def test_a_ruling_is_due_by_the_new_calendar():
    notice, objection = publicity.raise_objection(
        published(on_board=False), "u2", "太贵", MONDAY, "o1", CALENDAR
    )
    assert publicity.reckon_ruling(notice, objection, CLOSED).rule_by > objection.rule_by
    notice, ruled = publicity.rule(notice, objection, "u3", Outcome.DISMISSED, "够", MONDAY)
    assert publicity.reckon_ruling(notice, ruled, CLOSED) == ruled
