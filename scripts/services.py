# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which services there are: the folders of `services/` that have the rooms. No list names them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIRST = "identity"
"""Whose keys and facts all others ask for."""


def found(root: Path) -> tuple[str, ...]:
    """The services by name, identity first; neither the chassis nor the portal, which have no rooms."""
    names = (path.parent.name for path in (root / "services").glob("*/reactions.py"))
    return tuple(sorted(names, key=lambda name: (name != FIRST, name)))


SERVICES = found(ROOT)
