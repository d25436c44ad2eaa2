# SPDX-License-Identifier: AGPL-3.0-or-later
"""Three administrators become one again by the operator's tool alone."""

from services.chassis.store import policies, tenants
from services.chassis.store.tenants import Tenant
from services.chassis.values import PLATFORM, Principal
from services.identity.domain.events import PolicyChanged
from services.identity.policies import SeparationPolicy
from services.identity.store import Tx
from tests.system.linlictl.conftest import BY, TENANT, Spine


def separate(tx: Tx) -> None:
    on = SeparationPolicy(administrators=True)
    policies.put(tx, on, tx.root, lambda version: PolicyChanged("separation", version, tx.root))


def test_who_asked_is_on_record_and_what_is_not_apart_is_left_alone(spine: Spine) -> None:
    operator = Principal(PLATFORM, "tester", "Tester")
    spine.identity.transact(operator, lambda tx: tenants.keep(tx, Tenant(TENANT, "太仓市", "Asia/Shanghai")))
    spine.identity.transact(BY, separate)
    assert "--reason" in spine.run("administrators", "join", TENANT, "--yes").err
    assert (
        "no such district" in spine.run("administrators", "join", "900999", "--yes", "--reason", "申请").err
    )
    assert spine.identity.reader(BY).policy(SeparationPolicy).administrators is True
    joined = spine.ok(
        "administrators", "join", TENANT, "--yes", "--reason", "区政法委来函", "--output", "json"
    )
    assert joined.json == [{"tenant": TENANT, "administrators": False}]
    assert spine.identity.reader(BY).policy(SeparationPolicy).administrators is False
    assert "not apart" in spine.ok("administrators", "join", TENANT, "--yes", "--reason", "申请").err
    kept = spine.identity.database.collection("operations").find_one({"what": "administrators.join"})
    assert kept is not None
    assert kept["why"] == "区政法委来函"
