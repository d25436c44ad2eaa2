# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of registers: how their files are read, and what became of them."""

from datetime import timedelta

from services.chassis.store import Collection, Index
from services.identity.domain.imports import RegisterImport
from services.identity.domain.mappings import RegisterMapping
from services.identity.store.offices import OfficesUnit

IMPORT = "registers.import"
"""The kind of the jobs that take in a register, or try it."""
SWEEP, SWEEP_EVERY = "files.sweep", timedelta(hours=6)
"""The schedule by which uploaded registers are deleted."""


class ImportsUnit(OfficesUnit):
    """The part of identity's `Tx` that is about files that come in."""

    register_mappings = Collection(
        RegisterMapping, "register_mappings", noun="mapping", indexes=(Index("current", "_id"),)
    )
    register_imports = Collection(
        RegisterImport,
        "register_imports",
        noun="import",
        orderings=("started_at",),
        indexes=(Index("by_started_at"), Index("source", "batch"), Index("source", "by_started_at")),
    )
