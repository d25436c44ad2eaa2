# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long personal data stays, as a policy: each service has its rules, law says the least of some."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from services.chassis.store import Policy
from services.chassis.store.policies import rules_of

MOST = 36_500
"""A hundred years: as good as always."""
YEAR = 365
DAYS = "_days"
"""How the field of a rule ends."""
BELOW_LAW = "retention_below_law"


@dataclass(frozen=True)
class Least:
    """The fewest days that a rule may say, and what demands them; empty: nothing does."""

    days: int
    law: str


def kept(default: int, about: str, *, least: int = 30, law: str = "") -> Any:  # noqa: ANN401 - as `Field`
    """A rule of a policy: its days, of what and from when they run, the fewest of them and by what law.

    The periods of the law are in years or months; they are stated here in days, rounded up.
    """
    about = f"{about}; at least {least} days ({law})" if law else about
    return Field(default, le=MOST, description=about, json_schema_extra={"minimum": least, "law": law})


class RetentionPolicy(Policy):
    """Base of a service's policy `retention`: a field `‹rule›_days` for each of its rules."""

    policy_name: ClassVar[str] = "retention"
    whole_district: ClassVar[bool] = True

    @classmethod
    def rules(cls) -> tuple[str, ...]:
        """In the order in which they are declared."""
        own = rules_of(cls)
        return tuple(name.removesuffix(DAYS) for name in cls.model_fields if name in own)

    @classmethod
    def least(cls, rule: str) -> Least:
        """What the rule's days are never below."""
        return _least(cls, rule + DAYS)

    def days(self, rule: str) -> int:
        """After so many days what follows the rule goes."""
        found: int = getattr(self, rule + DAYS)
        return found

    @field_validator("*")
    @classmethod
    def _lawful(cls, value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - also of the fields of every policy
        if info.field_name not in rules_of(cls):
            return value
        least = _least(cls, info.field_name)
        if value < least.days:
            because = f", as {least.law} demands" if least.law else ""
            said = f"kept for at least {least.days} days{because}"
            raise PydanticCustomError(BELOW_LAW, "{said}", {"said": said, "limit": least.days})
        return value


def _least(model: type[RetentionPolicy], field: str) -> Least:
    said = model.model_fields[field].json_schema_extra
    if not isinstance(said, Mapping):
        raise TypeError(f"{model.__name__}.{field}: say it by `kept`")
    return Least(int(str(said["minimum"])), str(said["law"]))
