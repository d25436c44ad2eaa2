# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a unit of work has read once, also that something is not there, it does not ask for again."""

import pytest

from services.chassis.store import policies
from services.identity.domain.events import PlaceChanged
from tests.system.chassis.conftest import ACTOR, Bench, SenderTx
from tests.system.chassis.test_store import Limits, add


def test_several_are_asked_for_once_also_those_that_are_not_there(bench: Bench) -> None:
    ids = [add(bench, f"thing {number}").id for number in range(3)]
    tx = bench.sender.reader(ACTOR)
    assert [thing.id for thing in tx.things.several([*reversed(ids), "nobody"])] == sorted(ids)
    bench.sender.database.collection("things").delete_many({})
    assert [thing.id for thing in tx.things.several([*ids, "nobody"])] == sorted(ids)
    assert tx.things.find("nobody") is None
    assert tx.things.several([f"none {number}" for number in range(250)]) == []
    with pytest.raises(ValueError, match="at most"):
        tx.things.several([f"none {number}" for number in range(501)])


def test_policies_that_were_read_together_are_not_asked_for_again(bench: Bench) -> None:
    def put(tx: SenderTx) -> None:
        told = PlaceChanged("t", "compound", "limits", tx.root, active=True)
        policies.put(tx, Limits(hours=7), tx.root, lambda _: told)

    bench.sender.transact(ACTOR, put)
    tx = bench.sender.reader(ACTOR)
    tx.read_policies(tx.root, Limits)
    bench.sender.database.collection("policies").delete_many({})
    assert tx.policy(Limits).hours == 7
