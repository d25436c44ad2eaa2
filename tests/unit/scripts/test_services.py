# SPDX-License-Identifier: AGPL-3.0-or-later
from pathlib import Path

from scripts.services import SERVICES, found
from scripts.stack import plan, ports


def test_a_folder_with_rooms_is_a_service(tmp_path: Path) -> None:
    for path in ("identity/reactions.py", "billing/reactions.py", "chassis/worker.py", "portal/app.py"):
        (tmp_path / "services" / path).parent.mkdir(parents=True)
        (tmp_path / "services" / path).touch()
    assert found(tmp_path) == ("identity", "billing")


def test_every_service_has_a_port_of_its_own() -> None:
    taken = [ports.port(0, name) for name in ports.OFFSETS]
    assert set(SERVICES) < set(plan.ALL) & set(ports.OFFSETS)
    assert len(set(taken)) == len(taken)
    assert max(taken) < ports.API_METRICS
