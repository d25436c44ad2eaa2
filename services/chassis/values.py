# SPDX-License-Identifier: AGPL-3.0-or-later
"""The values every domain may use: pure, frozen, without I/O, clock or randomness."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, ClassVar, Self

PUBLIC = "public"
"""The subject who acts where nobody is logged in."""

PLATFORM = "platform"
"""The tenant id of the platform itself; every other tenant is a district, its id the district's code."""

_SEGMENT = r"[a-z0-9][a-z0-9-]{0,31}"
_PATH = re.compile(rf"(/{_SEGMENT}){{1,12}}")


class DomainError(Exception):
    """A refusal: the caller asked for something the rules do not allow.

    Subclasses are `@dataclass(eq=False)`: their fields are the problem's data, `code` is what clients
    branch on and `status` the HTTP status. `kept`: what the command wrote before it refused is kept.
    Infrastructure failures never derive from this class.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "The request was refused"
    kept: ClassVar[bool] = False

    def data(self) -> dict[str, Any]:
        """The typed facts of this refusal, by field name."""
        names = [field.name for field in fields(self)] if hasattr(self, "__dataclass_fields__") else []  # type: ignore[arg-type]
        return {name: getattr(self, name) for name in names}

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in self.data().items())
        return f"{self.code}: {facts}" if facts else self.code


@dataclass(eq=False)
class NotFound(DomainError):
    """There is no such thing in this tenant, or the caller may not know of it."""

    code = "not_found"
    status = 404
    title = "There is no such thing here"

    kind: str
    id: str


@dataclass(eq=False)
class Forbidden(DomainError):
    """The principal does not hold the permission at any of the places asked for."""

    code = "forbidden"
    status = 403
    title = "You may not do this here"

    permission: str
    at: tuple[str, ...] = ()


@dataclass(eq=False)
class AuthorityEnded(DomainError):
    """The principal held the permission there by an office whose term is over."""

    code = "authority_ended"
    status = 403
    title = "The term of the office that allowed you this is over"

    permission: str
    at: tuple[str, ...] = ()


@dataclass(eq=False)
class Invalid(DomainError):
    """One field's value breaks a rule that its type alone does not express."""

    code = "invalid"
    status = 422
    title = "A value is not valid"

    field: str
    reason: str


@dataclass(eq=False)
class StaleVersion(DomainError):
    """The caller's `If-Match` names a version that is no longer the current one."""

    code = "stale_version"
    status = 412
    title = "It was changed in the meantime"

    id: str
    expected: int
    current: int


@dataclass(frozen=True)
class Event:
    """Base of every fact a domain can emit. `TYPE` names its message in `proto/`, the version included."""

    TYPE: ClassVar[str]


class OrgPath(str):
    """A place in the organisation tree, root first: `/320585/001/002/c01/b03`."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if not _PATH.fullmatch(text):
            raise Invalid("path", f"not a path of the organisation tree: {text[:80]!r}")
        return super().__new__(cls, text)

    @property
    def segments(self) -> tuple[str, ...]:
        return tuple(self[1:].split("/"))

    @property
    def depth(self) -> int:
        """1 for the district itself."""
        return self.count("/")

    @property
    def parent(self) -> OrgPath | None:
        return OrgPath(self.rpartition("/")[0]) if self.depth > 1 else None

    def child(self, segment: str) -> OrgPath:
        return OrgPath(f"{self}/{segment}")

    def ancestors(self) -> tuple[OrgPath, ...]:
        """From the district down to this place, itself included."""
        parts = self.segments
        return tuple(OrgPath("/" + "/".join(parts[: end + 1])) for end in range(len(parts)))

    def climb(self, level: int) -> tuple[int, OrgPath]:
        """The next level, and the place that is told then: first this place, at last the district."""
        following = min(level + 1, self.depth)
        return following, self.ancestors()[-following]

    def covers(self, other: str) -> bool:
        """Whether `other` is this place or lies below it."""
        return other == self or other.startswith(f"{self}/")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:  # noqa: ANN401
        from pydantic_core import core_schema  # noqa: PLC0415 - a domain value must not need pydantic to exist

        def parse(text: str) -> OrgPath:
            try:
                return cls(text)
            except Invalid as refusal:
                raise ValueError(refusal.reason) from None

        return core_schema.no_info_after_validator_function(parse, core_schema.str_schema(max_length=400))


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the currency's smallest unit (fen for CNY); never a float, never a bare int."""

    fen: int
    currency: str = "CNY"

    def __add__(self, other: Money) -> Money:
        return Money(self.fen + self._same(other).fen, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.fen - self._same(other).fen, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.fen, self.currency)

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise Invalid("currency", f"{other.currency} and {self.currency} do not mix")
        return other


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """What is open of a person's and stands against their erasure. `waivable`: one may pass over it."""

    kind: str
    count: int
    law: str
    waivable: bool = False


class Role(StrEnum):
    """What people and systems can be, at a place and below; each service says what a role may do there.

    SYSTEM_ADMIN is in tokens alone: a district's administrator who is one of three (三员分立).
    """

    PLATFORM_OPERATOR = "platform_operator"
    DISTRICT_ADMIN = "district_admin"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"
    DISPATCHER = "dispatcher"
    SUPERVISOR = "supervisor"
    GRID_WORKER = "grid_worker"
    TREASURER = "treasurer"
    HANDLER = "handler"
    PROJECT_MANAGER = "project_manager"
    RESIDENT = "resident"
    INTEGRATOR = "integrator"


Held = Mapping[str, Collection[str]]
"""The permissions that each role holds in one service."""


@dataclass(frozen=True, slots=True)
class Grant:
    """Roles that are held at a place and everywhere below, and the permissions they give in this service."""

    at: OrgPath
    permissions: frozenset[str]
    roles: frozenset[str] = frozenset()


def grants_of(roles: Iterable[tuple[str, OrgPath]], held: Held) -> tuple[Grant, ...]:
    """Roles at places as one service reads them: one grant a place, in the order of the paths.

    A role that the service does not know gives nothing there.
    """
    by_place: dict[OrgPath, set[str]] = {}
    for role, at in roles:
        by_place.setdefault(at, set()).add(role)
    return tuple(
        Grant(at, frozenset(p for role in by_place[at] for p in held.get(role, ())), frozenset(by_place[at]))
        for at in sorted(by_place)
    )


def _give(grants: Iterable[Grant], permission: str, paths: tuple[str, ...]) -> bool:
    """Whether one of them gives the permission at one of the places; without a place, anywhere."""
    giving = [grant.at for grant in grants if permission in grant.permissions]
    return any(at.covers(path) for at in giving for path in paths) if paths else bool(giving)


@dataclass(frozen=True, slots=True)
class Principal:
    """Who acts, in which tenant, with which authority.

    `ended`: what they held by offices that are over; `emergency`: the access (应急访问) that they have
    open for one, which what they do meanwhile bears.
    """

    tenant: str
    subject: str
    name: str
    grants: tuple[Grant, ...] = ()
    client_id: str = ""
    ended: tuple[Grant, ...] = ()
    emergency: str = ""

    @property
    def signature(self) -> dict[str, str]:
        """What every event of theirs bears."""
        return {"actor": self.subject} | ({"emergency": self.emergency} if self.emergency else {})

    def holds(self, permission: str) -> bool:
        """Whether the permission is held anywhere."""
        return any(permission in grant.permissions for grant in self.grants)

    def may(self, permission: str, *paths: str) -> bool:
        """Whether the permission is held at one of the places; without a place, anywhere."""
        return _give(self.grants, permission, paths)

    def refusal(self, permission: str, *paths: str) -> Forbidden | AuthorityEnded:
        """Why this principal may not: what they held has ended, or they never did."""
        ended = _give(self.ended, permission, paths)
        return AuthorityEnded(permission, paths) if ended else Forbidden(permission, paths)

    def places(self, permission: str) -> tuple[OrgPath, ...]:
        """Where the permission is held."""
        return tuple(grant.at for grant in self.grants if permission in grant.permissions)

    def roles_at(self, path: str) -> frozenset[str]:
        """The roles that are held at the place, there or above."""
        return frozenset(role for grant in self.grants if grant.at.covers(path) for role in grant.roles)
