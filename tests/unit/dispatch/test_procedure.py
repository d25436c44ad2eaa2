# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of an order: whatever a district makes of it, nothing is widened and nothing is stuck."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from services.chassis.values import DomainError, Money, OrgPath, Principal, Role, grants_of
from services.dispatch.domain import access, actions, steps
from services.dispatch.domain.actions import Action
from services.dispatch.domain.authority import HELD
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.evidence import Demand, EvidenceKind, ProvenStep
from services.dispatch.domain.limits import Target
from services.dispatch.domain.orders import Order, Proof, State, awaited
from services.dispatch.domain.outcomes import Closure
from services.dispatch.domain.procedure import OPTIONAL, WAY
from services.dispatch.policies.procedure import ProcedurePolicy
from tests.unit.dispatch.samples import CALENDAR, COMPANY, START, reported
from tests.unit.dispatch.test_steps import TAKE, names, walk

PEOPLE = {
    role: Principal("320585", f"the {role}", "", grants_of([(role, OrgPath("/320585"))], HELD))
    for role in (*HELD, Role.TREASURER)
}
PROOFS = tuple(Proof(kind, ("1",) * 10, None, START, 1) for kind in EvidenceKind)
SIX = ("受理", "派单", "到场", "处理", "回访", "办结")
STAFF = (
    *(Role.DISPATCHER, Role.SUPERVISOR, Role.HANDLER, Role.RESIDENT),
    *(Role.DISTRICT_ADMIN, Role.SYSTEM_ADMIN),
)


def step(number: int, *covers: Target, **more: Any) -> dict[str, Any]:
    return {"code": f"s{number}", "name": f"第{number}步", "name_en": "Step", "covers": covers} | more


def put(*given: dict[str, Any]) -> ProcedurePolicy:
    """As a district puts it. Raises ValueError."""
    policy = ProcedurePolicy.model_validate({"steps": given})
    policy.rehearse()
    return policy


@st.composite
def policies(draw: st.DrawFn) -> ProcedurePolicy | None:
    """Any way of leaving out, grouping, proving and giving to roles; None where it is refused."""
    left_out = draw(st.sets(st.sampled_from(sorted(OPTIONAL))))
    groups: list[list[Target]] = []
    for target in (one for one in WAY if one not in left_out):
        if groups and draw(st.booleans()):
            groups[-1].append(target)
        else:
            groups.append([target])
    kinds = st.lists(st.sampled_from(EvidenceKind), unique=True, max_size=2)
    proven = {Target.START: ProvenStep.START, Target.HANDLE: ProvenStep.FINISH}
    made = [
        step(
            number,
            *covers,
            roles=draw(st.just([]) | st.lists(st.sampled_from(STAFF), unique=True, max_size=3)),
            evidence=[
                {"step": proven[target], "kind": kind}
                for target in covers
                if target in proven
                for kind in draw(kinds)
            ],
        )
        for number, covers in enumerate(groups)
    ]
    try:
        return put(*made)
    except ValueError:
        return None


def under(policy: ProcedurePolicy) -> Order:
    form = policy.value()
    order = reported(Urgency.U1)
    return replace(
        order,
        proofs=PROOFS,
        terms=replace(order.terms, unused=form.unused, evidence=form.demanded(order.terms.evidence)),
    )


def onward(order: Order, policy: ProcedurePolicy) -> Iterator[Order]:
    """What somebody can make of it now."""
    form = policy.value()
    for action in actions.possible(order, START):
        if action in TAKE and any(access.may(by, order, action, form) for by in PEOPLE.values()):
            try:
                yield TAKE[action](order, START)[0]
            except DomainError:
                continue


@given(policies())
@settings(max_examples=60, deadline=None)
def test_no_form_leaves_an_order_stuck(policy: ProcedurePolicy | None) -> None:
    if policy is None:
        return
    begun = under(policy)
    for state in State:
        seen, waiting = {state}, [replace(begun, state=state, finished_at=START)]
        while waiting and not seen & {State.CLOSED, State.REFUSED}:
            for after in onward(waiting.pop(), policy):
                if after.state not in seen and not after.suspension:
                    seen.add(after.state)
                    waiting.append(after)
        assert seen & {State.CLOSED, State.REFUSED}, (state, seen)


@given(policies(), st.sampled_from(State), st.sampled_from(Action), st.sampled_from(sorted(PEOPLE)))
def test_a_form_narrows_and_never_widens(
    policy: ProcedurePolicy | None, state: State, action: Action, role: str
) -> None:
    if policy is None:
        return
    order, by = replace(under(policy), state=state, assignee=COMPANY), PEOPLE[role]
    if access.may(by, order, action, policy.value()):
        assert access.may(by, order, action)
    possible = set(actions.possible(order, START))
    free = replace(order, terms=replace(order.terms, unused=()))
    assert possible - {Action.CLOSE} <= set(actions.possible(free, START))


@given(policies())
def test_every_state_but_the_last_waits_for_a_step_of_the_form(policy: ProcedurePolicy | None) -> None:
    if policy is None:
        return
    covered = {target for one in policy.value().steps for target in one.covers}
    for state in set(State) - {State.CLOSED, State.REFUSED}:
        waits = awaited(replace(under(policy), state=state))
        reached = {State.IN_PROGRESS: Target.START, State.REVISITED: Target.REVISIT}.get(state) not in (
            policy.value().unused
        )
        assert waits in covered or not reached


def test_the_default_is_the_form_in_four_steps() -> None:
    form = ProcedurePolicy().value()
    assert [one.name for one in form.steps] == ["接单", "分配", "处理", "回访"]
    assert form.unused == ()


@pytest.mark.parametrize(
    "given_steps",
    [
        [step(1, *WAY[1:])],
        [step(1, *WAY[:-1])],
        [step(1, *WAY[::-1])],
        [step(1, *WAY), step(2, Target.CLOSE)],
        [step(1, *WAY, Target.OVERALL)],
        [step(1, *WAY[:3]), step(1, *WAY[3:])],
        [step(1, *WAY[:3], evidence=[{"step": "finish", "kind": "after"}]), step(2, *WAY[3:])],
        [step(1, *WAY, roles=["resident"])],
        [step(1, *WAY, roles=["dispatcher", "treasurer"])],
        [step(1, *WAY, roles=["dispatcher", "dispatcher"])],
        [step(1, Target.ACCEPT, roles=["supervisor"]), step(2, *WAY[1:])],
        [step(number, target) for number, target in enumerate((*WAY, Target.CLOSE))],
        [],
    ],
)
def test_a_form_that_contradicts_itself_is_refused(given_steps: list[dict[str, Any]]) -> None:
    with pytest.raises((ValueError, ValidationError)):
        put(*given_steps)


def test_six_steps_have_their_roles_and_their_evidence() -> None:
    given_steps = [step(number, target) | {"name": SIX[number]} for number, target in enumerate(WAY)]
    given_steps[5]["roles"] = ["dispatcher"]
    given_steps[3]["evidence"] = [{"step": "finish", "kind": "after", "least": 2}]
    policy = put(*given_steps)
    order, form = replace(under(policy), state=State.REVISITED), policy.value()
    assert access.may(PEOPLE[Role.DISPATCHER], order, Action.CLOSE, form)
    assert all(
        access.may(PEOPLE[one], order, Action.CLOSE, form) for one in (Role.DISTRICT_ADMIN, Role.SYSTEM_ADMIN)
    )
    assert access.may(PEOPLE[Role.SUPERVISOR], order, Action.CLOSE)
    assert not access.may(PEOPLE[Role.SUPERVISOR], order, Action.CLOSE, form)
    assert order.terms.evidence == (Demand(ProvenStep.FINISH, EvidenceKind.AFTER, 2),)
    wanted = (Demand(ProvenStep.FINISH, EvidenceKind.AFTER, 3), Demand(ProvenStep.START, EvidenceKind.BEFORE))
    assert form.demanded(wanted) == wanted


def test_who_leads_the_responsible_company_counts_as_its_project_manager() -> None:
    form = put(
        step(1, *WAY[:3]), step(2, Target.HANDLE, roles=["project_manager"]), step(3, *WAY[4:])
    ).value()
    order = replace(reported(), state=State.IN_PROGRESS, assignee=COMPANY)
    leader = Principal("320585", COMPANY.handlers[0], "")
    assert access.may(leader, order, Action.FINISH, form)
    handler = PEOPLE[Role.HANDLER]
    own = replace(order, assignee=replace(COMPANY, kind="person", handlers=(handler.subject,)))
    assert access.may(handler, own, Action.FINISH)
    assert not access.may(handler, own, Action.FINISH, form)


def test_without_the_arrival_the_limit_for_handling_runs_from_the_assignment() -> None:
    policy = put(*(step(number, target) for number, target in enumerate(WAY) if target is not Target.START))
    order, now = walk(Action.ACCEPT, Action.ASSIGN, order=under(policy))
    assert awaited(order) is Target.HANDLE
    assert Action.START not in actions.possible(order, now)
    with pytest.raises(DomainError):
        steps.start(order, now, CALENDAR)


def test_without_a_revisit_what_is_done_is_closed_and_a_price_is_owed() -> None:
    policy = put(*(step(number, target) for number, target in enumerate(WAY) if target is not Target.REVISIT))
    order = replace(under(policy), price=Money(8000))
    order, now = walk(Action.ACCEPT, Action.ASSIGN, Action.FINISH, order=order)
    assert awaited(order) is Target.CLOSE
    assert {Action.REVISIT, Action.ANSWER}.isdisjoint(actions.possible(order, now))
    order, events = steps.close(order, Closure.RESOLVED, now, CALENDAR)
    assert (order.state, names(events)) == (State.CLOSED, ["OrderClosed", "ServiceRendered"])


def test_an_order_that_is_asked_about_is_not_closed_before() -> None:
    order, now = walk(Action.ACCEPT, Action.ASSIGN, Action.FINISH)
    assert Action.CLOSE not in actions.possible(order, now)
    with pytest.raises(DomainError):
        steps.close(order, Closure.RESOLVED, now, CALENDAR)
