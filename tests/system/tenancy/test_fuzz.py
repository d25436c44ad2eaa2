# SPDX-License-Identifier: AGPL-3.0-or-later
"""Operations against their OpenAPI, with requests that schemathesis makes up.

`make test` sends a few to one operation of each sort of each service, always the same; `make fuzz` sends many
to all, every time others. No answer is a failure of ours, and each is one that the document announces, in the
form that it announces.
"""

import os

import pytest

from services.chassis.http.route import PUBLIC, Route
from tests.samples.world import World
from tests.system.tenancy.operations import ALL, named

TAKES_LONG = "an operation of each sort of each service, each with several requests; under `make fuzz` all"
EXAMPLES = int(os.environ.get("LINLI_FUZZ_EXAMPLES", "0"))


def sort(service: str, route: Route) -> tuple[object, ...]:
    """What makes an operation another sort of operation: the way in, what it takes and what it answers."""
    way = route.kind, route.method, route.requires == PUBLIC, len(route.parameters)
    return service, *way, bool(route.query), bool(route.body), route.consumes, route.produces


ONE_OF_EACH = list({sort(*one): one for one in reversed(ALL)}.values())
TRIED = ALL if EXAMPLES else ONE_OF_EACH


@pytest.mark.parametrize(("service", "route"), TRIED, ids=named(TRIED))
def test_answers_are_as_announced(world: World, service: str, route: Route) -> None:
    from tests.system.tenancy.announced import check  # schemathesis takes seconds to import: here alone

    check(world, service, route.operation, EXAMPLES)
