# SPDX-License-Identifier: AGPL-3.0-or-later
"""The dashboards that operators get, as Python; deploy/helm/linli/files/dashboards holds their JSON."""

from pathlib import Path

from scripts.charts.dashboards import capacity, database, district, messaging, overview, service
from scripts.charts.dashboards.panel import Dashboard, to_json
from scripts.charts.rules import FILES

ALL: tuple[Dashboard, ...] = (
    overview.DASHBOARD,
    service.DASHBOARD,
    messaging.DASHBOARD,
    database.DASHBOARD,
    district.DASHBOARD,
    capacity.DASHBOARD,
)


def files() -> dict[Path, str]:
    """Each dashboard's file and its content."""
    return {FILES / "dashboards" / f"{one.uid.removeprefix('linli-')}.json": to_json(one) for one in ALL}
