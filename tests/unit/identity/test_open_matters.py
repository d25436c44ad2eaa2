# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is open of a person's: answers never go back, and only what may be passed over is passed over."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import OpenMatter
from services.identity.domain import erasures, open_matters
from services.identity.domain.erasures import Erasure, ErasureState
from services.identity.domain.open_matters import OWN, Answer, Need
from services.identity.domain.rights_errors import ErasureOver, NothingOpen, NotWaivable, OwnErasure

NOW = datetime(2026, 5, 1, tzinfo=UTC)
SERVICES = ("credit", "dispatch", "finance")
matters = st.builds(
    OpenMatter,
    kind=st.sampled_from(["bill", "order", "vote"]),
    count=st.integers(1, 9),
    law=st.just("PIPL, Art. 47"),
    waivable=st.booleans(),
)
answers = st.builds(
    Answer,
    service=st.sampled_from(SERVICES),
    round=st.integers(1, 4),
    at=st.just(NOW),
    matters=st.lists(matters, max_size=3, unique_by=lambda one: one.kind).map(tuple),
)
heard = st.lists(answers, max_size=12)
names = st.sets(st.builds("{}.{}".format, st.sampled_from(SERVICES), st.sampled_from(["bill", "order"])))


def all_heard(several: list[Answer]) -> tuple[Answer, ...]:
    kept: tuple[Answer, ...] = ()
    for one in several:
        kept = open_matters.heard(kept, one)
    return kept


def asked(**more: object) -> Erasure:
    return Erasure("e-1", "p-1", (), NOW, "p-1", **more)  # type: ignore[arg-type]


@given(heard)
def test_of_each_service_the_newest_answer_is_kept(several: list[Answer]) -> None:
    kept = all_heard(several)
    newest: dict[str, int] = {}
    for one in several:
        newest[one.service] = max(newest.get(one.service, 0), one.round)
    assert {one.service: one.round for one in kept} == newest
    assert [one.service for one in kept] == sorted(newest)


@given(heard, st.randoms())
def test_answers_of_different_rounds_come_in_any_order(several: list[Answer], chance: object) -> None:
    once = list({(one.service, one.round): one for one in several}.values())
    mixed = list(once)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert all_heard(once) == all_heard(mixed)


@given(heard, st.integers(1, 5))
def test_who_was_asked_has_answered_or_is_silent(several: list[Answer], number: int) -> None:
    kept = all_heard(several)
    silent = open_matters.silent(kept, SERVICES, number)
    assert set(silent) == {
        service
        for service in SERVICES
        if not any(one.service == service and one.round >= number for one in kept)
    }
    assert open_matters.silent(kept, (), number) == ()


@given(heard, names)
def test_what_the_law_has_settled_first_stands(several: list[Answer], waived: set[str]) -> None:
    kept = all_heard(several)
    standing = set(open_matters.standing(kept, waived))
    binding = {f"{one.service}.{m.kind}" for one in kept for m in one.matters if not m.waivable}
    may = {f"{one.service}.{m.kind}" for one in kept for m in one.matters if m.waivable}
    assert standing == binding | (may - waived)


@given(heard, st.sampled_from(SERVICES), st.sampled_from(["bill", "order", "vote"]))
def test_one_passes_over_what_is_open_and_waivable_once(
    several: list[Answer], service: str, kind: str
) -> None:
    request = asked(answers=all_heard(several))
    name = f"{service}.{kind}"
    open_there = {f"{one.service}.{m.kind}": m for one in request.answers for m in one.matters}
    if name not in open_there:
        with pytest.raises(NothingOpen):
            erasures.waive(request, name, "撤回", "staff")
    elif not open_there[name].waivable:
        with pytest.raises(NotWaivable):
            erasures.waive(request, name, "撤回", "staff")
    else:
        passed, events = erasures.waive(request, name, "撤回", "staff")
        assert set(passed.standing) == set(request.standing) - {name}
        assert [type(event).__name__ for event in events] == ["OpenMatterWaived"]
        with pytest.raises(NothingOpen):
            erasures.waive(passed, name, "撤回", "staff")


@pytest.mark.parametrize("state", [ErasureState.REFUSED, ErasureState.CANCELLED, ErasureState.ERASED])
def test_nothing_is_heard_or_passed_over_when_it_is_over(state: ErasureState) -> None:
    over = asked(state=state, open=False)
    assert erasures.hear(over, Answer("finance", 1, NOW)) == over
    with pytest.raises(ErasureOver):
        erasures.waive(over, "finance.bill", "撤回", "staff")


def test_nobody_passes_over_their_own() -> None:
    with pytest.raises(OwnErasure):
        erasures.waive(asked(), "dispatch.order", "撤回", "p-1")


def test_the_person_hears_once_that_it_waits() -> None:
    due = erasures.fall_due(asked(state=ErasureState.GRANTED), NOW + timedelta(days=365))
    held, events = erasures.hold(due)
    assert (held.state, [type(event).__name__ for event in events]) == (
        ErasureState.WAITING,
        ["ErasureWaits"],
    )
    assert erasures.hold(held) == (held, [])


@given(st.dictionaries(st.sampled_from(list(Need)), st.integers(0, 5)))
def test_identity_passes_over_nothing_of_its_own(needs: dict[Need, int]) -> None:
    found = open_matters.own(needs)
    assert {one.kind: one.count for one in found} == {need: count for need, count in needs.items() if count}
    answer = Answer(OWN, 1, NOW, found)
    everything = {f"{OWN}.{need}" for need in Need}
    assert len(open_matters.standing((answer,), everything)) == len(found)
