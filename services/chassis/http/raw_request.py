# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a raw route gets: the caller and the way to the store."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from services.chassis.store import Store, UnitOfWork
from services.chassis.values import Principal

U = TypeVar("U", bound=UnitOfWork)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class RawRequest(Generic[U]):
    """A request to a raw route. `principal` is None on a public route that names no district."""

    store: Store[U]
    principal: Principal | None

    @property
    def by(self) -> Principal:
        """The caller; only on routes that need a token or name a district."""
        if self.principal is None:
            raise PermissionError("a public route has no principal")
        return self.principal

    @property
    def tools(self) -> Any:  # noqa: ANN401 - each service has its own
        """What the service's commands work with, as `tx.tools`."""
        return self.store.tools

    def transact(self, by: Principal, work: Callable[[U], R]) -> R:
        """Run `work` in a transaction of `by`'s tenant."""
        return self.store.transact(by, work)

    def read(self, by: Principal) -> U:
        return self.store.reader(by)
