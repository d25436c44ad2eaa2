# SPDX-License-Identifier: AGPL-3.0-or-later
"""How districts do over all services: when something happened last, and what somebody must look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from services.portal.client.models.identity import HealthView
from services.portal.page_context import visit
from services.portal.panels import Panel, Panels

FAULTS = ("failed_jobs", "letters", "late")
"""What is no fault of the district's people and waits for an operator."""
WELL, ILL, SILENT = "well", "ill", "silent"


@dataclass(frozen=True)
class Health:
    """Of one district, by service; a service that did not answer, or has not looked yet, is missing."""

    services: Mapping[str, HealthView]

    @property
    def last_act_at(self) -> datetime | None:
        return max((one.last_act_at for one in self.services.values() if one.last_act_at), default=None)

    @property
    def acts(self) -> int:
        return sum(one.acts for one in self.services.values())

    def count(self, fault: str) -> int:
        return sum(getattr(one, fault) for one in self.services.values())

    @property
    def state(self) -> str:
        if any(self.count(fault) for fault in FAULTS):
            return ILL
        return WELL if self.last_act_at else SILENT


@dataclass(frozen=True)
class Platform:
    """What each service told; `silent` are those that told nothing."""

    told: Mapping[str, Panel[dict[str, HealthView]]]

    @property
    def silent(self) -> tuple[str, ...]:
        return tuple(service for service, panel in self.told.items() if panel.content is None)

    def of(self, district: str) -> Health:
        known = {name: panel.content for name, panel in self.told.items() if panel.content is not None}
        return Health({name: found[district] for name, found in known.items() if district in found})


def asked() -> Platform:
    """All services at the same time."""
    operations, panels = visit().operations, Panels()
    return Platform({name: panels.ask(partial(operations.health, name)) for name in operations.services})
