# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be true of deliberation's data and copies, whatever was killed."""

from collections.abc import Iterator

from services.chassis.invariants import Invariants, ServiceData
from services.deliberation.copies import copies

invariants = Invariants()


@invariants.holds
def copies_equal_the_owners_facts(data: ServiceData) -> Iterator[str]:
    """Every copy says what identity last told of it; nothing is missing and nothing too much."""
    return copies.check(data)
