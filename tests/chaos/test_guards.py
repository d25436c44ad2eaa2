# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each guard of the messaging core is needed: without it the harness finds damage. Run by `make guards`."""

import pytest

from tests.chaos.guards import GUARDS
from tests.chaos.short import chaos

TAKES_LONG = "a run of a whole copy for each guard"


@pytest.mark.parametrize("guard", sorted(GUARDS))
def test_without_a_guard_it_fails(guard: str) -> None:
    code, found, said = chaos(
        "--duration", "15", "--gap", "2", "--seed", "5", "--copies", "1", "--break", guard
    )
    assert code == 1, said
    assert found["lost"] + found["doubled"] + found["reordered"] > 0, said
