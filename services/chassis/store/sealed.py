# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a service's sealed texts stand in its documents: a change of keys must find them all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from services.chassis.store.collection import Collection
from services.chassis.store.database import Document

TENANT_KEYS = "tenant_keys"
"""The collection in which a service that seals keeps its tenants' keys."""
EACH = "*"


@dataclass(frozen=True, slots=True)
class TenantKey:
    """A tenant's keys for personal data and secrets, wrapped by the master key (`privacy.Vault`)."""

    id: str
    wrapped: str


@dataclass(frozen=True)
class Sealed:
    """A sealed text of a collection.

    Attributes:
        path: its place in the document, by dots; `*` is each of a list or mapping.
        context: what it is bound to: `{id}` is the document's own id, `{key}` what `*` stands for.

    """

    collection: Collection[Any]
    path: str
    context: str

    def texts(self, document: Document) -> Iterator[tuple[str, str, str]]:
        """Each that is there: its place, the sealed text, its context."""
        for place, text, key in _found(document, tuple(self.path.split("."))):
            yield place, text, self.context.format(id=document["id"], key=key)


def _found(value: Any, path: tuple[str, ...], key: str = "") -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - any part of a document
    if not path:
        if isinstance(value, str) and value:
            yield "", value, key
        return
    step, rest = path[0], path[1:]
    for name, part in _parts(value, step):
        for place, text, found in _found(part, rest, name if step == EACH else key):
            yield f"{name}.{place}".rstrip("."), text, found


def _parts(value: Any, step: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    if step == EACH:
        pairs = value.items() if isinstance(value, dict) else enumerate(value or ())
        yield from ((str(name), part) for name, part in pairs)
    elif isinstance(value, dict) and value.get(step) is not None:
        yield step, value[step]
