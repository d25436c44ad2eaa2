# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be true of a service's data whatever was killed: declared by each service, checked from outside.

A check walks over what it is about and yields one text a thing: empty if the thing is whole, else what is
wrong with it; so a check that looked at nothing shows as such. Checks only read.
"""

from services.chassis.invariants.registry import WHOLE, Finding, Invariant, Invariants, differences, told
from services.chassis.invariants.service_data import Key, ServiceData, chunks, once

__all__ = [
    "WHOLE",
    "Finding",
    "Invariant",
    "Invariants",
    "Key",
    "ServiceData",
    "chunks",
    "differences",
    "once",
    "told",
]
