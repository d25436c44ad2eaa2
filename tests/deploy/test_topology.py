# SPDX-License-Identifier: AGPL-3.0-or-later
"""One topology: what the charts ask the operators for is what the code declares, number for number."""

from typing import Any

import pytest

from scripts.charts import topology_file
from scripts.charts.render import Render, objects, render
from scripts.services import SERVICES
from services.chassis.contracts import consumed_by
from services.chassis.messaging import rights
from services.chassis.messaging.topology import Binding, Exchange, Queue, Topology
from tests.guarded import roles_of

Object = dict[str, Any]
DATA = Render("linli-data", sets=("mongodb.operator=none",), release="data")
CONSUMERS = [name for name in SERVICES if consumed_by(name)]


def specs(found: list[Object], kind: str) -> list[Object]:
    return [one["spec"] for one in found if one["kind"] == kind]


def test_the_file_is_fresh() -> None:
    assert topology_file.FILE.read_text(encoding="utf-8") == topology_file.text(), "run `make proto`"


@pytest.mark.parametrize("queues", [1, 4, 5])
def test_rendered_is_what_the_code_declares(queues: int) -> None:
    found = objects(render(DATA, f"defaults.inboxQueues={queues}"))
    exchanges = {Exchange(one["name"], one["type"]) for one in specs(found, "Exchange")}
    assert exchanges == {one for name in CONSUMERS for one in Topology(name).exchanges}
    asked = {one["name"]: one for one in specs(found, "Queue")}
    declared = {one.name: one for name in CONSUMERS for one in Topology(name).queues(queues)}
    assert {name: _queue(one) for name, one in asked.items()} == declared
    assert {one["type"] for one in asked.values()} == {"quorum"}
    bindings = {_binding(one) for one in specs(found, "Binding")}
    assert bindings == {
        one for name in CONSUMERS for one in Topology(name).bindings(consumed_by(name), queues)
    }
    assert len(bindings) == len(specs(found, "Binding"))


def _queue(spec: Object) -> Queue:
    return Queue(spec["name"], {"x-queue-type": spec["type"], **spec["arguments"]})


def _binding(spec: Object) -> Binding:
    to_exchange = spec["destinationType"] == "exchange"
    return Binding(spec["source"], spec["destination"], spec.get("routingKey", ""), to_exchange)


def test_a_service_may_have_another_number_of_queues() -> None:
    found = objects(render(DATA, "services.dispatch.inboxQueues=7"))
    numbers = [one["name"] for one in specs(found, "Queue") if one["name"].startswith("dispatch.inbox.")]
    assert numbers == [f"dispatch.inbox.{number}" for number in range(7)]


def test_each_user_has_the_rights_of_the_code_and_no_other() -> None:
    found = objects(render(DATA))
    users = {one["metadata"]["name"] for one in found if one["kind"] == "User"}
    assert users == {*SERVICES, "operator"}
    topics = {one["userReference"]["name"]: one["permissions"] for one in specs(found, "TopicPermission")}
    for one in specs(found, "Permission"):
        name, given = one["userReference"]["name"], one["permissions"]
        own = rights.of_operator() if name == "operator" else rights.of_service(name, declares=False)
        assert given == {"configure": own.configure, "write": own.write, "read": own.read}
        topic = {"exchange": own.topic_exchange, "write": own.topic_write, "read": own.topic_read}
        assert topics[name] == topic


@pytest.mark.parametrize("operator", ["percona", "community"])
def test_each_user_of_the_database_has_the_roles_that_the_tests_have(operator: str) -> None:
    """The demo's services run with these (tests/system/demo), where the engine can say who may what."""
    one = Render("linli-data", sets=("mongodb.backup.bucket=b",), release="data")
    kinds = {"percona": "PerconaServerMongoDB", "community": "MongoDBCommunity"}
    (asked,) = specs(objects(render(one, f"mongodb.operator={operator}")), kinds[operator])
    given = {user["name"]: user["roles"] for user in asked["users"]}
    assert given.keys() == {*SERVICES, "operator"}
    for name in SERVICES:
        wanted = [{"name": role["role"], "db": role["db"]} for role in roles_of(name)]
        assert given[name] == wanted


def test_what_cannot_change_is_in_arguments_and_what_can_in_a_policy() -> None:
    (policy,) = specs(objects(render(DATA, "rabbitmq.limits.maxLength=5000")), "Policy")
    assert policy["definition"]["max-length"] == 5000
    for queue in Topology("dispatch").queues(1):
        assert policy["definition"].keys().isdisjoint({"x-queue-type", "x-single-active-consumer"})
        assert queue.arguments["x-queue-type"] == "quorum"
