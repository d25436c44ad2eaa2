# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tenant-adjustable rules: pydantic models with defaults, kept in numbered versions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict

from services.chassis.store.collection import Collection
from services.chassis.store.transaction import Transaction
from services.chassis.values import Event


class Policy(BaseModel):
    """Base of a policy. `version` 0 are the defaults that ship with the release."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    policy_name: ClassVar[str]
    version: int = 0


P = TypeVar("P", bound=Policy)


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """One stored version; the current one has the bare name as its id, every one also `name@version`."""

    id: str
    name: str
    number: int
    since: datetime
    by: str
    body: dict[str, Any]


POLICIES = Collection(PolicyVersion, "policies", noun="policy")


def current(tx: Transaction, model: type[P]) -> P:
    """The version in force in the unit's tenant, or the defaults."""
    stored = tx.load(POLICIES, model.policy_name)
    return model.model_validate(stored.body) if stored else model()


def at_version(tx: Transaction, model: type[P], number: int) -> P:
    """A past version, for something that was decided under it; 0 are the defaults."""
    stored = tx.load(POLICIES, f"{model.policy_name}@{number}") if number else None
    return model.model_validate(stored.body) if stored else model()


def put(tx: Transaction, policy: P, *events: Event) -> P:
    """Bring a new version into force and return it with its number."""
    name = policy.policy_name
    stored = tx.load(POLICIES, name)
    number = (stored.number if stored else 0) + 1
    numbered = policy.model_copy(update={"version": number})
    body = numbered.model_dump(mode="json")
    head = PolicyVersion(name, name, number, tx.now, tx.by.subject, body)
    tx.insert(POLICIES, PolicyVersion(f"{name}@{number}", name, number, tx.now, tx.by.subject, body), ())
    if stored:
        tx.replace(POLICIES, head, events)
    else:
        tx.insert(POLICIES, head, events)
    return numbered
