# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a copy's demo must remember between runs: its password and its systems' secrets, beside the data."""

import json
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_PART = 5


def _password() -> str:
    """Easy to type, without letters that look alike: about 49 bits."""
    parts = ("".join(secrets.choice(_LETTERS) for _ in range(_PART)) for _ in range(2))
    return "demo-" + "-".join(parts)


@dataclass
class DemoState:
    """`password` is that of every account of the demo; `clients` maps a client's id to its secret,
    `hooks` a district's code to what its webhooks are signed with.
    """

    file: Path
    password: str = field(default_factory=_password)
    clients: dict[str, str] = field(default_factory=dict)
    hooks: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path) -> Self:
        if file.exists():
            return cls(file, **json.loads(file.read_text()))
        kept = cls(file)
        kept.save()
        return kept

    def save(self) -> None:
        """Readable by nobody else."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        draft = self.file.with_suffix(".draft")
        draft.touch(mode=0o600)
        facts = {name: value for name, value in asdict(self).items() if name != "file"}
        draft.write_text(json.dumps(facts, indent=1))
        draft.replace(self.file)
