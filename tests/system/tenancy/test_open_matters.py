# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is open of a person's: every service finds it, in a district with something of everything."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.chassis import personal
from services.chassis.contracts import registry
from services.chassis.personal_held import Matter
from services.chassis.store.event_log import EVENTS
from services.chassis.store.store import system_principal
from services.chassis.values import OrgPath
from tests.samples.world import World

ASKED = registry()["linli.identity.v1.OpenMattersAsked"].consumers
OPEN = {
    "credit": {"handler": {"appeal", "repair"}},
    "deliberation": {"resident": {"demand", "topic", "vote"}},
    "dispatch": {"resident": {"order"}},
    "finance": {"resident": {"bill"}},
}
"""What of the seeded people's is open in each service, and nothing else is."""


def found(world: World, service: str, person_ids: Iterable[str]) -> dict[str, set[str]]:
    """The kinds of what is open of each of some persons; each is asked about twice in a round."""
    store, by = world.stores[service], system_principal(world.seeded.code, service)
    ids = tuple(person_ids)
    for person_id in (*ids, *ids):
        store.transact(by, _looking(person_id, service))
    world.fire(service)
    tx = store.reader(by)
    answers = {one: tx.history("job", f"look-{service}-e-{one}-1").items for one in ids}
    assert all(len(events) == 1 for events in answers.values()), "each is answered once"
    return {one: {matter.kind for matter in events[0].data.matters} for one, events in answers.items()}


def _looking(person_id: str, service: str) -> Callable[[Any], None]:
    return lambda tx: personal.look_for(tx, f"e-{person_id}", person_id, 1, service)


@pytest.mark.parametrize("service", ASKED)
def test_each_service_tells_what_is_open_and_nothing_of_others(world: World, service: str) -> None:
    people = {name: world.ids[name] for name in ("resident", "handler", "person")}
    kinds = found(world, service, people.values())
    assert {name: kinds[person] for name, person in people.items() if kinds[person]} == OPEN[service]


def test_no_two_services_answer_from_aggregates_of_one_name(world: World) -> None:
    """A consumer keeps its place by the name of the aggregate: the second would be a repetition."""
    answered = "linli.{}.v1.OpenMattersFound"
    names = [
        event["aggregate"]
        for service in ASKED
        for event in world.stores[service]
        .database.collection(EVENTS)
        .find({"type": answered.format(service)})
    ]
    assert len(names) == len(set(names)) > 0


@pytest.mark.parametrize("service", ASKED)
def test_of_whatever_is_kept_it_is_known_whether_it_is_open(world: World, service: str) -> None:
    """A matter that fails would keep its service silent, and the erasure waiting."""
    declared = import_module(f"services.{service}.personal").personal.held
    watched = [(one, named) for one in declared for named in one.named if named.matters]
    tx = world.stores[service].reader(system_principal(world.seeded.code, service))
    st.register_type_strategy(OrgPath, st.just(OrgPath(world.seeded.path)))
    st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
    assert watched
    for one, named in watched:
        _known(tx, one.collection._type, named.matters)


def _known(tx: Any, kept: type[Any], matters: tuple[Matter, ...]) -> None:
    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    @given(st.from_type(kept))
    def known(value: Any) -> None:
        for matter in matters:
            assert matter.is_open(tx, value, "p-1") in (True, False)

    known()
