# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a copy has running, kept in its run folder so that another command can see and stop it."""

import hashlib
import json
from pathlib import Path

from scripts.stack.process import Running


class State:
    """The copy's processes in the order they were started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tag = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._file = folder / "state.json"

    def all(self) -> list[Running]:
        if not self._file.exists():
            return []
        return [Running(**entry) for entry in json.loads(self._file.read_text())]

    def alive(self) -> list[Running]:
        return [running for running in self.all() if running.is_alive()]

    def find(self, name: str) -> Running:
        return next(running for running in self.all() if running.name == name)

    def remember(self, running: Running) -> None:
        self._write([*(r for r in self.all() if r.name != running.name), running])

    def forget(self, name: str) -> None:
        self._write([r for r in self.all() if r.name != name])

    def _write(self, running: list[Running]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_suffix(".draft")
        draft.write_text(json.dumps([r.as_json() for r in running], indent=1))
        draft.replace(self._file)
