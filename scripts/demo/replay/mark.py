# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far a file has been replayed, as an integrator remembers it: a run that is broken off goes on there."""

import hashlib
import json
from pathlib import Path
from typing import Self


class Mark:
    """`sent` happenings of one file have been answered."""

    def __init__(self, note: Path, digest: str, sent: int) -> None:
        self.sent = sent
        self._note = note
        self._digest = digest

    @classmethod
    def of(cls, data: Path, note: Path) -> Self:
        """The mark of a data file; at its beginning for a file that was not the last one."""
        digest = hashlib.sha256(data.read_bytes()).hexdigest()
        kept = json.loads(note.read_text()) if note.exists() else {}
        return cls(note, digest, kept["sent"] if kept.get("digest") == digest else 0)

    def move(self, count: int) -> None:
        self.sent += count
        draft = self._note.with_suffix(".draft")
        draft.write_text(json.dumps({"digest": self._digest, "sent": self.sent}))
        draft.replace(self._note)
