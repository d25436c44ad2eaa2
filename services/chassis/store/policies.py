# SPDX-License-Identifier: AGPL-3.0-or-later
"""Adjustable rules: pydantic models with defaults, set by places and inherited from the district down.

What a place does not set comes from the place above, at the end from the defaults that ship with the release.
A place may lock fields: no place below sets them otherwise. Each change is a numbered version and is kept.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from services.chassis.observe import log
from services.chassis.store.collection import Collection, TenantCollection
from services.chassis.store.errors import PolicyLocked
from services.chassis.store.index import Index
from services.chassis.store.paging import Page
from services.chassis.store.transaction import Transaction
from services.chassis.values import DomainError, Event, Invalid, NotFound, OrgPath

LEVELS = 4
"""So many places can rule, from the district down: smaller ones follow."""


class Policy(BaseModel):
    """Base of a policy.

    `version` counts the changes at its place, 0 where nothing was set there. `locked` are fields that no
    place below may set otherwise, `sources` the stored versions that it was made of. When it is put, neither
    `version` nor `sources` counts, what is not named stays as this place has it, and what `inherit` names is
    set here no longer: again it is as it is above.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    policy_name: ClassVar[str]
    whole_district: ClassVar[bool] = False
    """No smaller place has one of its own."""
    version: int = Field(0, ge=0)
    locked: tuple[str, ...] = Field((), max_length=50)
    sources: tuple[str, ...] = Field((), max_length=LEVELS)
    inherit: tuple[str, ...] = Field((), max_length=50)

    def rehearse(self) -> None:
        """Do with it what commands and timers will do, on sample facts.

        Raises ValueError, ArithmeticError or DomainError where they would; then it is not put.
        """

    @property
    def etag(self) -> str:
        """The version here, and those of the places above, so that it differs when one of them changes."""
        above = [source.rpartition("#")[2] for source in self.sources[: -1 if self.version else None]]
        return f"{self.version}-{'.'.join(above)}" if above else str(self.version)

    @property
    def nearest(self) -> int:
        """The number of the version of the nearest place that set anything; 0: only the defaults hold."""
        return int(self.sources[-1].rpartition("#")[2]) if self.sources else 0

    @model_validator(mode="after")
    def _lock_what_is_there(self) -> Self:
        for said in ("locked", "inherit"):
            unknown = set(getattr(self, said)) - rules_of(type(self))
            if unknown:
                raise ValueError(f"{said}: there is no field of this name")
        return self


P = TypeVar("P", bound=Policy)


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """One version at one place: what was `chosen` there, and `effective`, what held there from then on.

    The one in force has the id `name@path`; each is kept as `name@path#number` in the `log` of that name.
    The one in force names those that may stand `above` it.
    """

    id: str
    log: str | None
    path: OrgPath
    number: int
    since: datetime
    by: str
    chosen: dict[str, Any]
    effective: dict[str, Any]
    above: tuple[str, ...] = ()

    @property
    def locked(self) -> tuple[str, ...]:
        """The fields that this place locks for those below."""
        return tuple(self.chosen["locked"])


POLICIES = Collection(
    PolicyVersion,
    "policies",
    noun="policy",
    orderings=("number",),
    indexes=(Index("log", "by_number"), Index("above", "_id")),
)


def rules_of(model: type[Policy]) -> set[str]:
    """The fields that are rules of the policy itself."""
    return set(model.model_fields) - set(Policy.model_fields)


def current(tx: Transaction, model: type[P], at: OrgPath) -> P:
    """What holds at a place now."""
    levels = at.ancestors()[:LEVELS]
    return _merged(model, in_force(tx, model, levels), levels[-1])


def read(tx: Transaction, models: Iterable[type[Policy]], at: OrgPath) -> None:
    """Load what several policies rest on at a place."""
    levels = at.ancestors()[:LEVELS]
    tx.load_several(POLICIES, [head_of(model, place) for model in models for place in levels])


def current_at(tx: Transaction, model: type[P], places: Iterable[OrgPath]) -> dict[OrgPath, P]:
    """What holds at several places now, read at once."""
    above = {place: place.ancestors()[:LEVELS] for place in set(places)}
    ruling = {level for levels in above.values() for level in levels}
    stored = {one.path: one for one in in_force(tx, model, ruling)}
    found = {
        levels: _merged(model, [stored[level] for level in levels if level in stored], levels[-1])
        for levels in set(above.values())
    }
    return {place: found[levels] for place, levels in above.items()}


def at_version(tx: Transaction, model: type[P], at: OrgPath, number: int) -> P:
    """What held at a place when its version `number` was set; 0 are the defaults.

    Raises NotFound, also where this release's rules do not allow what held then.
    """
    if number == 0:
        return model()
    stored = tx.load(POLICIES, f"{head_of(model, at)}#{number}")
    if stored is None:
        raise NotFound("policy_version", f"{head_of(model, at)}#{number}")
    try:
        return model.model_validate(stored.effective)
    except ValidationError:
        log().warning("policy_unfit", policy=stored.id, number=number)
        raise NotFound("policy_version", stored.id) from None


def versions(
    tx: Transaction, model: type[Policy], at: OrgPath, after: str | None, limit: int
) -> Page[PolicyVersion]:
    """Every version that was set at a place, the latest first."""
    kept = TenantCollection(POLICIES, tx)
    return kept.page({"log": head_of(model, at)}, sort="-number", after=after, limit=limit)


def put(tx: Transaction, policy: P, at: OrgPath, told: Callable[[int], Event]) -> P:
    """Set at a place the fields that the policy was made with, and no others; `told` makes the event.

    Raises PolicyLocked; Invalid where what is set does not fit what holds above or what is done with it, or
    the place is too small.
    """
    model = type(policy)
    head = tx.load(POLICIES, head_of(model, at))
    levels = _levels_with(tx, policy, at, head)
    return _stored(tx, model, levels, head, told(levels[-1].number))


def tried(tx: Transaction, policy: P, at: OrgPath) -> P:
    """What would hold at the place if it were put there; nothing is. Raises as `put`."""
    model = type(policy)
    return _tried(model, _levels_with(tx, policy, at, tx.load(POLICIES, head_of(model, at))))


def as_if(tx: Transaction, policy: P, put_at: OrgPath, at: OrgPath) -> P:
    """What would hold at a place if the policy were put at this or another place. Raises as `put`."""
    model, levels = type(policy), at.ancestors()[:LEVELS]
    others = [one for one in in_force(tx, model, levels) if one.path != put_at]
    put_here = _put_here(tx, policy, put_at, tx.load(POLICIES, head_of(model, put_at)))
    ruling = [put_here] if put_at in levels else []
    return _merged(model, sorted([*others, *ruling], key=lambda one: one.path.depth), levels[-1])


def _levels_with(
    tx: Transaction, policy: Policy, at: OrgPath, head: PolicyVersion | None
) -> list[PolicyVersion]:
    """What rules at a place once the policy is put there."""
    return [*in_force(tx, type(policy), at.ancestors()[:-1]), _put_here(tx, policy, at, head)]


def _put_here(tx: Transaction, policy: Policy, at: OrgPath, head: PolicyVersion | None) -> PolicyVersion:
    model = type(policy)
    if at.depth > LEVELS:
        raise Invalid("place", f"only the upper {LEVELS} levels have policies of their own")
    if model.whole_district and at.depth > 1:
        raise Invalid("place", "it holds for the district as a whole")
    above = _merged(model, in_force(tx, model, at.ancestors()[:-1]), None)
    given = policy.model_dump(mode="json", include=policy.model_fields_set & rules_of(model))
    other = tuple(sorted(f for f in given if f in above.locked and getattr(policy, f) != getattr(above, f)))
    if other:
        raise PolicyLocked(policy.policy_name, other)
    chosen = _chosen(policy, given, head, above.locked)
    return PolicyVersion(
        id=head_of(model, at),
        log=None,
        path=at,
        number=head.number + 1 if head else 1,
        since=tx.now,
        by=tx.by.subject,
        chosen=chosen,
        effective={},
    )


def _chosen(
    policy: Policy, given: dict[str, Any], head: PolicyVersion | None, locked: tuple[str, ...]
) -> dict[str, Any]:
    """What a place has chosen when this is put over what it chose before."""
    before = head.chosen if head else {}
    known = {field: value for field, value in before.items() if field in rules_of(type(policy))}
    passed = {*locked, *policy.inherit}
    chosen = {field: value for field, value in (known | given).items() if field not in passed}
    was_set = "locked" in policy.model_fields_set
    return chosen | {"locked": list(policy.locked if was_set else before.get("locked", ()))}


def _stored(
    tx: Transaction, model: type[P], levels: list[PolicyVersion], head: PolicyVersion | None, event: Event
) -> P:
    last = levels[-1]
    effective = _tried(model, levels)
    facts = {name: getattr(last, name) for name in ("path", "number", "since", "by", "chosen")}
    whole = facts | {"effective": effective.model_dump(mode="json")}
    tx.insert(POLICIES, PolicyVersion(id=f"{last.id}#{last.number}", log=last.id, **whole), ())
    above = tuple(head_of(model, place) for place in last.path.ancestors()[:-1])
    now = PolicyVersion(id=last.id, log=None, above=above, **whole)
    if head:
        tx.replace(POLICIES, now, (event,))
    else:
        tx.insert(POLICIES, now, (event,))
    return effective


def _tried(model: type[P], levels: list[PolicyVersion]) -> P:
    """Raises Invalid."""
    try:
        effective = _validated(model, levels, levels[-1].path)
        effective.rehearse()
    except ValidationError as error:
        raise Invalid("policy", error.errors(include_input=False, include_url=False)[0]["msg"]) from None
    except (ValueError, ArithmeticError, DomainError) as error:
        raise Invalid("policy", f"what follows from it cannot be done: {error}") from None
    return effective


def head_of(model: type[Policy], at: OrgPath) -> str:
    """The id of the version in force at a place."""
    return f"{model.policy_name}@{at}"


def in_force(tx: Transaction, model: type[Policy], levels: Iterable[OrgPath]) -> list[PolicyVersion]:
    """The versions that these places have set, the larger places first."""
    found = tx.load_several(POLICIES, [head_of(model, place) for place in levels])
    return sorted(found, key=lambda one: one.path.depth)


def _merged(model: type[P], levels: list[PolicyVersion], at: OrgPath | None) -> P:
    """What does not fit any more because of a change above is passed over, and logged."""
    while True:
        try:
            return _validated(model, levels, at)
        except ValidationError:
            if not levels:
                raise
            log().warning("policy_unfit", policy=levels[-1].id, number=levels[-1].number)
            levels = levels[:-1]


def _validated(model: type[P], levels: list[PolicyVersion], at: OrgPath | None) -> P:
    """A field that this release does not know any more is passed over."""
    values: dict[str, Any] = {}
    locked: list[str] = []
    known = rules_of(model)
    for level in levels:
        values |= {f: value for f, value in level.chosen.items() if f in known and f not in locked}
        locked += [f for f in level.chosen["locked"] if f in known and f not in locked]
    own = levels[-1].number if levels and levels[-1].path == at else 0
    sources = [f"{level.id}#{level.number}" for level in levels]
    return model.model_validate({**values, "locked": locked, "sources": sources, "version": own})
