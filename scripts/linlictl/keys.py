# SPDX-License-Identifier: AGPL-3.0-or-later
"""`keys`: the keys of personal data: what there is, and how they are changed while everything runs."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click
from pydantic import Field, SecretStr

from scripts.linlictl import operations
from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.errors import Aborted, UsageError
from scripts.linlictl.output import Show, agreed, say
from scripts.linlictl.progress import Progress
from services.chassis.privacy import BadMasterKey, CannotUnseal, TenantKeys, Vault
from services.chassis.settings import Settings
from services.chassis.store import Database
from services.chassis.store.database import Document
from services.chassis.store.sealed import TENANT_KEYS, Sealed

PASSES = 5
"""What was sealed by a command that began before the change is met by the next pass."""


class KeySettings(Settings):
    """The master key of the service whose keys are looked at: from the same variable or Secret as its own."""

    master_key: SecretStr = Field(description="32 random bytes as URL-safe base64; several with commas")


@dataclass(frozen=True)
class Safe:
    """A service's sealed texts, the keys of its tenants, and the vault that opens them."""

    service: str
    database: Database
    vault: Vault
    sealed: tuple[Sealed, ...]

    @classmethod
    def of(cls, connections: Connections, service: str) -> "Safe":
        """Raises UsageError for a service that seals nothing, SettingsError, and for a wrong master key."""
        sealed = sealed_of(service)
        if not sealed:
            raise UsageError(f"{service} seals nothing: it has no keys")
        settings = KeySettings.load(connections.given)
        try:
            vault = Vault.from_text(settings.master_key.get_secret_value())
        except BadMasterKey as error:
            raise UsageError(f"LINLI_MASTER_KEY: {error}") from None
        return cls(service, connections.database(service), vault, sealed)

    def rows(self, tenant: str = "") -> list[Document]:
        """The tenants' keys as they are stored. Raises UsageError for a tenant that has none."""
        found = self.rows_of(tenant)
        if tenant and not found:
            raise UsageError(f"{self.service} has no key of {tenant!r}")
        return found

    def rows_of(self, tenant: str) -> list[Document]:
        """All, or the one of a tenant if it has one."""
        where = {"tenant": tenant} if tenant else {}
        return list(self.database.collection(TENANT_KEYS).find(where).sort("_id", 1))

    def keys(self, row: Document) -> TenantKeys:
        """Raises UsageError where the master key does not open it."""
        try:
            return self.vault.open(row["tenant"], row["wrapped"])
        except CannotUnseal as error:
            raise UsageError(f"{self.service}, key of {row['tenant']}: {error}") from None

    def change(self, row: Document, wrapped: str) -> None:
        """Raises Aborted where somebody else was faster."""
        where = {"_id": row["_id"], "tenant": row["tenant"], "wrapped": row["wrapped"]}
        changed = self.database.collection(TENANT_KEYS).update_one(where, {"$set": {"wrapped": wrapped}})
        if not changed.matched_count:
            raise Aborted(f"the key of {row['tenant']} was changed meanwhile: begin again")

    def texts(self, tenant: str) -> Iterator[tuple[Sealed, Document, str, str, str]]:
        """Every sealed text of a tenant: where it stands, itself and its context."""
        for one in self.sealed:
            for document in self.database.collection(one.collection.name).find({"tenant": tenant}):
                for place, text, context in one.texts(document):
                    yield one, document, place, text, context


def sealed_of(service: str) -> tuple[Sealed, ...]:
    """Where a service's sealed texts stand; nothing for most."""
    found: tuple[Sealed, ...] = getattr(import_module(f"services.{service}.store"), "SEALED", ())
    return found


@click.group()
def keys() -> None:
    """Keys of personal data and secrets, each tenant's own, wrapped by the master key."""


@keys.command("list")
@click.argument("service", type=SERVICE)
@with_connections
def list_keys(connections: Connections, show: Show, service: str) -> None:
    """Show for each tenant under which master key its keys are, and how many texts older keys seal."""
    safe = Safe.of(connections, service)
    show.rows([_state(safe, row) for row in safe.rows()], COLUMNS)


COLUMNS = ("tenant", "keys", "masters", "sealed", "by_older_keys")


def _state(safe: Safe, row: Document) -> dict[str, Any]:
    opened, wrapped = safe.keys(row), row["wrapped"].split()
    newest = [opened.is_newest(text, context) for *_, text, context in safe.texts(row["tenant"])]
    masters = sorted({one.partition(".")[0] for one in wrapped})
    values = (row["tenant"], len(wrapped), ", ".join(masters), len(newest), newest.count(False))
    return dict(zip(COLUMNS, values, strict=True))


@keys.command("rotate")
@click.argument("service", type=SERVICE)
@click.option("--master", is_flag=True, help="Wrap all tenants' keys by the first of LINLI_MASTER_KEY.")
@click.option("--district", "tenant", default="", help="A new key for this tenant; seal its texts anew.")
@click.option("--resume", is_flag=True, help="With --district: no further key, finish what broke off.")
@click.option("--dry-run", is_flag=True, help="Count only.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--reason", default="", help="Why; kept in the service's `operations`.")
@with_connections
def rotate_keys(
    connections: Connections,
    show: Show,
    service: str,
    *,
    master: bool,
    tenant: str,
    resume: bool,
    dry_run: bool,
    yes: bool,
    reason: str,
) -> None:
    """Change the master key (--master) or the key of one tenant (--district) of SERVICE while it runs.

    --master: give the service `new,old` as LINLI_MASTER_KEY, restart it, run this with the same; then the old
    key may be taken out. --district: what was sealed by older keys is sealed anew, in chunks; if that breaks
    off, run it again with --resume. Texts are looked up by a hash under the tenant's first key, which stays
    for that: hashes under two keys would let one number be registered twice.
    """
    if master == bool(tenant) or (resume and not tenant):
        raise UsageError("say --master, or --district CODE (with --resume to finish one)")
    safe = Safe.of(connections, service)
    change = _Master(safe) if master else _District(safe, tenant, resume=resume)
    show.one(change.planned())
    if dry_run:
        say("nothing was changed")
        return
    agreed(f"change the keys of {service}?", yes=yes)
    done = change.run()
    operations.record(safe.database, "keys.rotate", reason, [{"tenant": tenant or "platform", **done}])
    show.one(done)


class _Master:
    """All tenants' keys under the current master key."""

    def __init__(self, safe: Safe) -> None:
        self._safe = safe

    def _old(self) -> list[tuple[Document, str]]:
        found = []
        for row in self._safe.rows():
            self._safe.keys(row)
            wrapped = self._safe.vault.rewrap(row["tenant"], row["wrapped"])
            found += [(row, wrapped)] if wrapped != row["wrapped"] else []
        return found

    def planned(self) -> dict[str, int]:
        return {"to_wrap": len(self._old())}

    def run(self) -> dict[str, int]:
        old = self._old()
        for row, wrapped in old:
            self._safe.change(row, wrapped)
        return {"wrapped": len(old)}


class _District:
    """A new key for one tenant, and all of its sealed texts by the newest."""

    def __init__(self, safe: Safe, tenant: str, *, resume: bool) -> None:
        self._safe, self._tenant, self._resume = safe, tenant, resume
        (self._row,) = safe.rows(tenant)
        self._keys = safe.keys(self._row)

    def planned(self) -> dict[str, int]:
        texts = list(self._safe.texts(self._tenant))
        old = [one for *_, one, context in texts if not self._keys.is_newest(one, context)]
        if not self._resume and old:
            raise UsageError(f"{len(old)} text(s) of {self._tenant} are by older keys: --resume that change")
        return {"texts": len(texts), "to_seal_anew": len(old) if self._resume else len(texts)}

    def run(self) -> dict[str, int]:
        """Raises Aborted when old processes go on sealing by the old key."""
        if not self._resume:
            self._renew()
        counts = Counter({"sealed_anew": 0})
        for _ in range(PASSES):
            done = self._pass()
            counts["sealed_anew"] += done
            if not done:
                break
        else:
            raise Aborted("texts are still sealed by older keys: stop the old processes, then --resume")
        self._drop()
        return dict(counts)

    def _renew(self) -> None:
        wrapped = f"{self._safe.vault.new_key(self._tenant)} {self._row['wrapped']}"
        self._safe.change(self._row, wrapped)
        self._row = self._row | {"wrapped": wrapped}
        self._keys = self._safe.keys(self._row)

    def _pass(self) -> int:
        """Each text where it still stands as it was read: a command may have changed it meanwhile."""
        progress = Progress("sealed anew")
        for one, document, place, text, context in self._safe.texts(self._tenant):
            if not self._keys.is_newest(text, context):
                sealed = self._keys.seal(self._keys.reveal(text, context), context)
                where = {"_id": document["_id"], "tenant": self._tenant, place: text}
                collection = self._safe.database.collection(one.collection.name)
                progress.add(collection.update_one(where, {"$set": {place: sealed}}).modified_count)
        return progress.done

    def _drop(self) -> None:
        """Keys between the newest and the first seal nothing any more."""
        wrapped = self._row["wrapped"].split()
        if wrapped[1:-1]:
            self._safe.change(self._row, f"{wrapped[0]} {wrapped[-1]}")
