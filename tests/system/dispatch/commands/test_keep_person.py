# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.commands import keep_person
from services.dispatch.domain.places import Person
from tests.system.dispatch.district import ADMIN, Bench


def test_a_name_comes_and_changes(bench: Bench):
    for name in ("张三", "张三丰"):
        bench.act(ADMIN, lambda tx, name=name: keep_person.handle(tx, Person("new", name)))
        assert bench.read().persons.get("new").name == name
