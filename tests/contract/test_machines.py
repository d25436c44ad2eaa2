# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pictures of the state machines show what the domains do: every step is run from every state."""

import importlib.util
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scripts.contracts.definition import BadDefinition
from scripts.contracts.machines import FIELDS, Machine, drawn, drawn_into, generated, machines, modules
from services.chassis.values import DomainError
from services.dispatch.domain.limits import Target
from services.dispatch.domain.orders import State as OrderState
from tests.contract.moving import MADE, Steps
from tests.contract.moving_money import CREDIT, FINANCE
from tests.contract.moving_others import OTHERS as REST
from tests.contract.moving_sharing import SHARED
from tests.unit.dispatch import test_steps

OTHERS = {**REST, **SHARED}
TAKES_LONG = "every step of every machine is run from every state"
ROOT = Path(__file__).resolve().parents[2]

PLANTED = """
from dataclasses import dataclass, replace
from enum import StrEnum

class State(StrEnum):
    DARK = "dark"
    LIT = "lit"
    BROKEN = "broken"

FROM = {"light": frozenset({State.DARK}), "mend": frozenset({State.BROKEN})}

@dataclass(frozen=True)
class Lamp:
    state: State = State.DARK
    glass: int = 0

    @property
    def shines(self) -> bool:
        return self.state is State.LIT

class Refused(Exception):
    pass

def light(lamp: Lamp) -> Lamp:
    if lamp.state is not State.DARK:
        raise Refused
    return replace(lamp, state=State.LIT)

def drop(lamp: Lamp, height: int) -> tuple[Lamp, list[str]]:
    if height > lamp.glass:
        lamp = replace(lamp, state=State.BROKEN)
    return lamp, []

def mend(lamp: Lamp) -> Lamp:
    _broken(lamp)
    return replace(lamp, state=State.DARK if lamp.glass else State.LIT)

def dim(lamp: Lamp) -> Lamp:
    assert lamp.shines and lamp.glass
    return replace(lamp, state=State.DARK)

def put(lamp: Lamp, state: State) -> Lamp:
    return replace(lamp, state=state)

def _broken(lamp: Lamp) -> None:
    if lamp.state not in (State.BROKEN,):
        raise Refused
"""


@cache
def machines_of(service: str) -> list[Machine]:
    """Read once: to follow a service's steps takes longer than to run them."""
    return list(machines(modules(ROOT, service, "domain")))


def machine(service: str, name: str) -> Machine:
    return next(one for one in machines_of(service) if one.name == name)


def taken(make: Callable[[Any], Any], states: Iterable[Any], steps: Steps) -> set[tuple[str, str, str]]:
    """What comes of running every step from every state: the changes of state that were not refused."""
    found = set()
    for name, ways in steps.items():
        for state in states:
            for way in ways:
                try:
                    after = way(make(state))
                except (DomainError, AssertionError):
                    continue
                moved = after[0] if isinstance(after, tuple) else after
                now = _standing(moved, type(state))
                found |= {(str(state), str(now), name)} if now is not state else set()
    return found


def _standing(moved: Any, states: type) -> Any:
    """The state or stage of an aggregate that is one of these."""
    fields = (getattr(moved, field, None) for field in FIELDS)
    return next(one for one in fields if isinstance(one, states))


def shown(one: Machine) -> set[tuple[str, str, str]]:
    return {(arrow.before, arrow.after, arrow.step) for arrow in one.arrows}


@pytest.mark.parametrize("name", MADE)
def test_what_is_drawn_of_deliberation_is_what_its_steps_do(name: str) -> None:
    assert taken(*MADE[name]) == shown(machine("deliberation", name))


@pytest.mark.parametrize("name", FINANCE)
def test_what_is_drawn_of_finance_is_what_its_steps_do(name: str) -> None:
    assert taken(*FINANCE[name]) == shown(machine("finance", name))


@pytest.mark.parametrize("name", CREDIT)
def test_what_is_drawn_of_credit_is_what_its_steps_do(name: str) -> None:
    assert taken(*CREDIT[name]) == shown(machine("credit", name))


@pytest.mark.parametrize(("service", "name", "first"), OTHERS)
def test_what_is_drawn_of_others_is_what_their_steps_do(service: str, name: str, first: Any) -> None:
    found = machines_of(service)
    [drawn_one] = [one for one in found if (one.name, one.states[0]) == (name, first)]
    assert taken(*OTHERS[service, name, first]) == shown(drawn_one)


@pytest.mark.parametrize(
    ("service", "run"),
    [
        ("deliberation", MADE),
        ("finance", FINANCE),
        ("dispatch", ("Order",)),
        ("credit", CREDIT),
        ("outreach", ()),
    ],
)
def test_every_machine_of_a_service_is_run(service: str, run: Iterable[str]) -> None:
    others = [name for named, name, _ in OTHERS if named == service]
    drawn_ones = [one.name for one in machines_of(service)]
    assert sorted(drawn_ones) == sorted([*run, *others])


def test_what_is_drawn_of_an_order_is_what_its_steps_do() -> None:
    def make(state: OrderState) -> Any:
        return replace(test_steps.reported(), state=state, finished_at=test_steps.START)

    def unasked(order: Any) -> Any:
        return replace(order, terms=replace(order.terms, unused=(Target.REVISIT,)))

    steps = {
        action.value: [
            lambda order, take=take: take(order, test_steps.START),
            lambda order, take=take: take(unasked(order), test_steps.START),
        ]
        for action, take in test_steps.TAKE.items()
    }
    run = {(before, after) for before, after, _ in taken(make, OrderState, steps)}
    by_hand = {one for one in machine("dispatch", "Order").arrows if one.step != "follow"}
    assert run == {(one.before, one.after) for one in by_hand}


@pytest.fixture
def lamp(tmp_path: Path) -> Iterable[Callable[[str], ModuleType]]:
    """Makes a module of a domain from its text."""

    def make(text: str) -> ModuleType:
        path = tmp_path / "lamp.py"
        path.write_text(text, encoding="utf-8")
        spec = importlib.util.spec_from_file_location("services.planted_lamp", path)
        assert spec
        assert spec.loader
        module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    yield make
    sys.modules.pop("services.planted_lamp", None)


def test_checks_conditions_properties_and_choices_are_read(lamp: Callable[[str], ModuleType]) -> None:
    [found] = machines([lamp(PLANTED)])
    assert shown(found) == {
        ("dark", "lit", "light"),
        ("dark", "broken", "drop"),
        ("lit", "broken", "drop"),
        ("broken", "dark", "mend"),
        ("broken", "lit", "mend"),
        ("lit", "dark", "dim"),
    }
    assert drawn(found).splitlines()[2] == "    [*] --> dark"


def test_a_check_that_is_gone_is_seen(lamp: Callable[[str], ModuleType]) -> None:
    [found] = machines([lamp(PLANTED.replace("    _broken(lamp)\n", ""))])
    assert ("lit", "dark", "mend") in shown(found)


def test_the_readmes_show_the_machines_as_they_are() -> None:
    for readme, content in generated(ROOT, ()):
        assert readme.read_bytes() == content, f"{readme}: run `make proto`"


def test_a_readme_without_a_place_for_them_is_told_of(lamp: Callable[[str], ModuleType]) -> None:
    found = machines([lamp(PLANTED)])
    with pytest.raises(BadDefinition):
        drawn_into(Path("README.md"), "# lamps\n", found)
    assert drawn_into(Path("README.md"), "# lamps\n", []) == "# lamps\n"
