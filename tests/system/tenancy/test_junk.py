# SPDX-License-Identifier: AGPL-3.0-or-later
"""Over every operation that takes JSON: junk in any place of a body that succeeds is refused in order.

What junk is taken stays in this module's own world.
"""

import pytest

from services.chassis.http.route import Route
from tests.samples.world import World
from tests.system.tenancy.bodies import assert_junk_is_refused_in_order, takes_json
from tests.system.tenancy.operations import PROTECTED, named, sample

TAKES_LONG = "some four hundred operations, each with junk in every place of its body"
WITH_BODY = [(service, route) for service, route in PROTECTED if takes_json(route)]


@pytest.mark.parametrize(("service", "route"), WITH_BODY, ids=named(WITH_BODY))
def test_junk_is_refused_in_order(world: World, service: str, route: Route) -> None:
    assert_junk_is_refused_in_order(world, route, sample(world, service, route))
