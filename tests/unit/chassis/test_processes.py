# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the processes of services are started: by name, and what is no name is refused."""

import pytest

from scripts.services import SERVICES
from services.__main__ import PORTAL, PROCESSES, UnknownProcess, command, main
from services.chassis.store.errors import DatabaseTooOld
from services.chassis.store.indexes import WIRE_VERSION, check_version


@pytest.mark.parametrize("service", SERVICES)
def test_each_service_has_its_processes(service: str) -> None:
    assert command(service, "api")[-1] == f"services.{service}.app:create_api()"
    assert command(service, "worker")[-1] == f"services.{service}.app"
    assert command(service, "indexes")[-1] == "indexes"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "usage: python -m services SERVICE"),
        (["dispatch"], "usage: python -m services SERVICE"),
        (["dispatch", "api", "worker"], "usage: python -m services SERVICE"),
        (["lamps", "api"], "there is no service 'lamps'; there are "),
        (["chassis", "api"], "there is no service 'chassis'"),
        (["dispatch", "cron"], "dispatch has no process 'cron'; it has api, worker, indexes"),
        ([PORTAL, "worker"], "portal has no process 'worker'; it has api"),
        (["../dispatch", "api"], "there is no service '../dispatch'"),
    ],
)
def test_what_cannot_be_started_is_refused(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_an_unknown_process_names_those_there_are() -> None:
    with pytest.raises(UnknownProcess, match=", ".join(PROCESSES)):
        command("dispatch", "")


def test_an_old_database_is_told_which_version_is_needed() -> None:
    check_version(WIRE_VERSION)
    with pytest.raises(DatabaseTooOld, match=r"MongoDB 8\.0 or newer is needed .*this one speaks 21"):
        check_version(21)
