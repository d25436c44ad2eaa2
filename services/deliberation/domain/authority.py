# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each role may do in deliberation, at the place where it is held and everywhere below."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Role


class Permission(StrEnum):
    POLICIES_WRITE = "deliberation.policies.write"


HELD: Mapping[str, frozenset[Permission]] = MappingProxyType({Role.DISTRICT_ADMIN: frozenset(Permission)})
