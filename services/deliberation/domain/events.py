# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every fact that deliberation can emit. Tenant, actor, time and sequence stand in the envelope.

Generated from `proto/linli/deliberation/` by `make proto`: do not edit.
"""

from dataclasses import dataclass
from typing import ClassVar

from services.chassis.values import Event, OrgPath


@dataclass(frozen=True, slots=True)
class PolicyChanged(Event):
    """Another version of one of deliberation's policies was set at a place."""

    TYPE: ClassVar[str] = "linli.deliberation.v1.PolicyChanged"

    policy: str
    version: int
    place_path: OrgPath
