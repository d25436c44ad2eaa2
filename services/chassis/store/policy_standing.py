# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where what holds of a policy at a place comes from, and who below has set something else."""

from dataclasses import dataclass
from typing import Generic

from services.chassis.store.collection import TenantCollection
from services.chassis.store.policies import (
    LEVELS,
    POLICIES,
    P,
    PolicyVersion,
    current,
    head_of,
    in_force,
    rules_of,
)
from services.chassis.store.transaction import Transaction
from services.chassis.values import OrgPath

MOST_BELOW = 200
"""Places below that are named; a district with more of them knows that it has many."""


@dataclass(frozen=True, slots=True)
class Standing(Generic[P]):
    """A policy in force at a place; a field without an origin has the release's default.

    `here` are the fields set at the place itself, `locked` those that a place above locks, and which, `below`
    what places below set themselves.
    """

    policy: P
    here: tuple[str, ...]
    locked_here: tuple[str, ...]
    origins: dict[str, OrgPath]
    locked: dict[str, OrgPath]
    below: dict[OrgPath, tuple[str, ...]]


def standing(tx: Transaction, model: type[P], at: OrgPath) -> Standing[P]:
    """Of a place, from the release's defaults down; below it at most two hundred places are looked at."""
    levels = in_force(tx, model, at.ancestors()[:LEVELS])
    origins: dict[str, OrgPath] = {}
    locked: dict[str, OrgPath] = {}
    for level in levels:
        origins |= {field: level.path for field in set_by(model, level) if field not in locked}
        if level.path != at:
            locked |= {field: level.path for field in level.locked if field not in locked}
    own = next((level for level in levels if level.path == at), None)
    kept = TenantCollection(POLICIES, tx)
    below = kept.list({"above": head_of(model, at)}, limit=MOST_BELOW)
    return Standing(
        policy=current(tx, model, at),
        here=set_by(model, own) if own else (),
        locked_here=own.locked if own else (),
        origins=origins,
        locked=locked,
        below={one.path: set_by(model, one) for one in below if set_by(model, one)},
    )


def set_by(model: type[P], version: PolicyVersion) -> tuple[str, ...]:
    """The fields that a version set at its place, and that this release knows."""
    return tuple(sorted(rules_of(model) & set(version.chosen)))
