# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rooms: who knows one service knows them all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.source import NOT_SERVICES, Offence, assert_kept, plant, relative, services

ROOMS = {
    "README.md",
    "__init__.py",
    "app.py",
    "commands/__init__.py",
    "copies.py",
    "domain/__init__.py",
    "domain/authority.py",
    "domain/errors.py",
    "domain/events.py",
    "invariants.py",
    "personal.py",
    "reactions.py",
    "routes/__init__.py",
    "timers.py",
}
EITHER = {
    "policies.py": "policies/__init__.py",
    "queries.py": "queries/__init__.py",
    "store.py": "store/__init__.py",
}
"""One file, or a folder of them by aggregate noun where one passes its budget."""
GROWING = {"commands", "domain", "queries", "routes"}
EXTRA = {
    "identity": {
        "bootstrap.py": "the first operator exists before anybody can log in to make him",
        "channels": "what asks others, sources of feeds and providers of log-ins, never in a transaction",
        "templates": "the log-in and consent pages of the OpenID provider",
    },
    "outreach": {"channels": "what speaks to the outside, in threads, never in a transaction"},
}
PORTAL_MUST = {"README.md", "__init__.py", "app.py"}
PORTAL_MAY = {
    "access.py",
    "areas",
    "authority.py",
    "client",
    "compression.py",
    "drafts.py",
    "forms.py",
    "log_in.py",
    "navigation.py",
    "oidc.py",
    "panels.py",
    "pictures",
    "portal.py",
    "ui",
    "problems.py",
    "templating.py",
    "session.py",
    "settings.py",
    "static",
    "templates",
    "texts",
    "uploads.py",
    "page_context.py",
}


def find(root: Path) -> list[Offence]:
    offences = [offence for service in services(root) for offence in _service(root, service)]
    portal = root / "services" / "portal"
    if portal.is_dir():
        offences += _missing(root, portal, PORTAL_MUST)
        offences += _surplus(root, portal, PORTAL_MUST | PORTAL_MAY)
    return offences


def _service(root: Path, service: Path) -> Iterator[Offence]:
    chosen = {wide if (service / wide).is_file() else narrow for narrow, wide in EITHER.items()}
    rooms = ROOMS | chosen
    yield from _missing(root, service, rooms)
    known = {room.split("/")[0] for room in rooms} | set(EXTRA.get(service.name, {}))
    yield from _surplus(root, service, known)
    for room in sorted(GROWING):
        for entry in _listing(service / room):
            if entry.suffix != ".py":
                yield Offence(
                    relative(root, entry), 1, f"{room}/ holds Python files only, one folder deep: move it"
                )


def _missing(root: Path, folder: Path, rooms: set[str]) -> Iterator[Offence]:
    for room in sorted(rooms):
        if not (folder / room).is_file():
            path = f"{relative(root, folder)}/{room}"
            yield Offence(path, 1, "this room is missing: add the file, empty if it has nothing yet")


def _surplus(root: Path, folder: Path, known: set[str]) -> Iterator[Offence]:
    for entry in _listing(folder):
        if entry.name not in known:
            message = "there is no such room: put it in one of " + ", ".join(sorted(known))
            yield Offence(relative(root, entry), 1, message)


def _listing(folder: Path) -> list[Path]:
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(entry for entry in found if entry.name != "__pycache__")


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for room in ROOMS | set(EITHER):
        plant(tmp_path, f"services/repair/{room}")
    for room in PORTAL_MUST:
        plant(tmp_path, f"services/portal/{room}")
    assert find(tmp_path) == []
    return tmp_path


@pytest.mark.parametrize("room", sorted(ROOMS | set(EITHER)))
def test_planted_missing_room(house: Path, room: str) -> None:
    (house / "services/repair" / room).unlink()
    assert [offence.path for offence in find(house)] == [f"services/repair/{room}"]


def test_a_room_may_be_a_folder_where_a_file_is_not_enough(house: Path) -> None:
    (house / "services/repair/queries.py").unlink()
    plant(house, "services/repair/queries/__init__.py")
    assert find(house) == []
    plant(house, "services/repair/queries.py")
    assert [offence.path for offence in find(house)] == ["services/repair/queries.py"]


@pytest.mark.parametrize(
    "path",
    [
        "services/repair/models.py",
        "services/repair/adapters/mongo.py",
        "services/repair/domain/rules/orders.py",
        "services/repair/commands/accept.json",
        "services/portal/store.py",
    ],
)
def test_planted_extra_room(house: Path, path: str) -> None:
    plant(house, path)
    assert len(find(house)) == 1


def test_planted_missing_portal_room(house: Path) -> None:
    (house / "services/portal/app.py").unlink()
    assert [offence.path for offence in find(house)] == ["services/portal/app.py"]


def test_exceptions_name_services_that_have_rooms() -> None:
    assert not set(EXTRA) & NOT_SERVICES
    assert all(reason for rooms in EXTRA.values() for reason in rooms.values())
