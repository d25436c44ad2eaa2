# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in rows of another system: each is the present state of one request, applied or rejected by itself."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from services.chassis.http import Input, Line, Lines, Moment, Name
from services.chassis.values import DomainError, OrgPath
from services.dispatch.commands.report_order import Point
from services.dispatch.domain import intake
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import BadRow, UnknownCategory, UnknownPlace
from services.dispatch.domain.intake import SourceRequest
from services.dispatch.domain.orders import Label, Order, verdict
from services.dispatch.domain.outcomes import Verdict
from services.dispatch.domain.places import Place
from services.dispatch.domain.reporting import OWN_SOURCE
from services.dispatch.policies import CategoryPolicy, OrderPolicy
from services.dispatch.store import Tx

Applied = Literal["created", "updated", "unchanged"]
Short = Name


class IntakeRow(Input):
    """One row. `category` is the source's own; `place_path` is the district where it is not given."""

    source: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$")
    external_id: Short
    category: Short
    description: Lines = Field(min_length=1, max_length=2000)
    channel: Short
    reported_at: Moment
    place_path: OrgPath | None = None
    address: Annotated[Lines, Field(max_length=200)] | None = None
    location: Point | None = None
    due_at: Moment | None = None
    closed_at: Moment | None = None
    closure: Annotated[Lines, Field(max_length=200)] | None = None
    labels: dict[Annotated[Line, Field(max_length=40)], Annotated[Lines, Field(max_length=200)]] = Field(
        {}, max_length=20
    )


@dataclass(frozen=True)
class RowResult:
    """What became of a row, and the verdict as of now."""

    external_id: str
    result: Applied
    order_id: str
    verdict: Verdict


def handle(tx: Tx, rows: tuple[IntakeRow, ...]) -> list[RowResult | DomainError]:
    """Apply the rows in order; for each what became of it, or its refusal."""
    chunk = _Chunk(tx, rows)
    return [chunk.apply(row) for row in rows]


class _Chunk:
    """The rows of one transaction with all that they refer to, read at once."""

    def __init__(self, tx: Tx, rows: tuple[IntakeRow, ...]) -> None:
        self._tx = tx
        self._rules: dict[OrgPath, tuple[CategoryPolicy, OrderPolicy]] = {}
        self._root = OrgPath(f"/{tx.tenant}")
        self._places = {place.path: place for place in _places(tx, rows)}
        self._orders = {(order.source, order.external_id): order for order in _orders(tx, rows)}
        tx.read_tallies((row.place_path or self._root, row.reported_at) for row in rows)

    def apply(self, row: IntakeRow) -> RowResult | DomainError:
        try:
            return self._applied(row)
        except DomainError as refusal:
            return refusal

    def _applied(self, row: IntakeRow) -> RowResult:
        request = self._resolved(row)
        key = (row.source, row.external_id)
        known = self._orders.get(key)
        if known is None:
            catalogue, rules = self._rules_at(request.place_path)
            terms = rules.terms(request.category, catalogue)
            order, events = intake.take_in(request, self._tx.new_id(), terms, self._tx.now)
            self._orders[key] = self._tx.begin(order, events)
            return self._result(order, "created")
        order, events = intake.follow(known, request, self._tx.now)
        if order is known:
            return self._result(order, "unchanged")
        self._orders[key] = self._tx.save_order(order, events)
        return self._result(order, "updated")

    def _result(self, order: Order, result: Applied) -> RowResult:
        return RowResult(order.external_id, result, order.id, verdict(order, self._tx.now))

    def _rules_at(self, path: OrgPath) -> tuple[CategoryPolicy, OrderPolicy]:
        if path not in self._rules:
            self._rules[path] = self._tx.policy(CategoryPolicy, path), self._tx.policy(OrderPolicy, path)
        return self._rules[path]

    def _resolved(self, row: IntakeRow) -> SourceRequest:
        if row.source == OWN_SOURCE:
            raise BadRow("source: this name is our own")
        path = row.place_path or self._root
        self._tx.require(Permission.INTAKE_WRITE, path)
        place = self._places.get(path)
        if path != self._root and (place is None or not place.active):
            raise UnknownPlace(path)
        category = self._rules_at(path)[0].for_source(row.category)
        if category is None:
            raise UnknownCategory(row.category)
        labels = {**row.labels, "source_category": row.category}
        return SourceRequest(
            source=row.source,
            external_id=row.external_id,
            digest=hashlib.sha256(row.model_dump_json().encode()).hexdigest(),
            category=category,
            description=row.description,
            channel=row.channel,
            place_path=path,
            grid_path=place.grid_path if place else None,
            address=row.address,
            location=row.location.value() if row.location else None,
            reported_at=row.reported_at,
            due_at=row.due_at,
            closed_at=row.closed_at,
            closure=row.closure,
            labels=tuple(Label(name, value) for name, value in sorted(labels.items())),
        )


def _places(tx: Tx, rows: tuple[IntakeRow, ...]) -> list[Place]:
    paths = sorted({row.place_path for row in rows if row.place_path})
    return tx.places.list({"path": {"$in": paths}}) if paths else []


def _orders(tx: Tx, rows: tuple[IntakeRow, ...]) -> Iterable[Order]:
    for source in sorted({row.source for row in rows}):
        ids = sorted({row.external_id for row in rows if row.source == source})
        yield from tx.orders.list({"source": source, "external_id": {"$in": ids}})
