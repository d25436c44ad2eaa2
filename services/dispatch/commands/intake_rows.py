# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in rows of another system: each is the present state of one request, applied or rejected by itself."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, ValidationError

from services.chassis.clock import to_millis
from services.chassis.http import Input, Row
from services.chassis.values import DomainError, OrgPath
from services.dispatch.commands.report_order import Point
from services.dispatch.domain import intake
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import BadRow, UnknownCategory, UnknownPlace
from services.dispatch.domain.intake import SourceRequest
from services.dispatch.domain.orders import Label, Order, Verdict, verdict
from services.dispatch.domain.places import Place
from services.dispatch.domain.reporting import OWN_SOURCE
from services.dispatch.policies import CategoryPolicy, OrderPolicy
from services.dispatch.store import Tx

CHUNK = 25
"""The most rows of one transaction: others wait for the database as long as one lasts."""


def _written(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("a moment is written as ISO 8601 text with its offset")  # noqa: TRY004
    return value


Moment = Annotated[AwareDatetime, BeforeValidator(_written), AfterValidator(to_millis)]
Applied = Literal["created", "updated", "unchanged"]
Short = Annotated[str, Field(min_length=1, max_length=100)]


class IntakeRow(Input):
    """One row. `category` is the source's own; `place_path` is the district where it is not given."""

    source: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$")
    external_id: Short
    category: Short
    description: str = Field(min_length=1, max_length=2000)
    channel: Short
    reported_at: Moment
    place_path: OrgPath | None = None
    address: str | None = Field(None, max_length=200)
    location: Point | None = None
    due_at: Moment | None = None
    closed_at: Moment | None = None
    closure: str | None = Field(None, max_length=200)
    labels: dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=200)]] = Field(
        {}, max_length=20
    )


@dataclass(frozen=True)
class RowResult:
    """What became of a row, and the verdict as of now; `code` and `detail` say why it was rejected."""

    row: int
    external_id: str
    result: Applied | Literal["rejected"]
    order_id: str = ""
    verdict: Verdict | None = None
    code: str = ""
    detail: str = ""


def handle(tx: Tx, rows: tuple[Row, ...]) -> list[RowResult]:
    """Apply at most `CHUNK` rows in order."""
    chunk = _Chunk(tx, [_parsed(row) for row in rows])
    return [chunk.apply(number, row) for number, row in chunk.rows]


def _parsed(row: Row) -> tuple[int, IntakeRow | RowResult]:
    if row.data is None:
        return row.number, _rejected(row.number, "", BadRow(row.error))
    try:
        return row.number, IntakeRow.model_validate(row.data)
    except ValidationError as error:
        problems = error.errors(include_input=False, include_url=False, include_context=False)
        reason = "; ".join(f"{'.'.join(map(str, p['loc']))}: {p['msg']}" for p in problems[:10])
        return row.number, _rejected(row.number, _external_id(row), BadRow(reason))


class _Chunk:
    """The rows of one transaction with all that they refer to, read at once."""

    def __init__(self, tx: Tx, rows: list[tuple[int, IntakeRow | RowResult]]) -> None:
        good = [row for _, row in rows if isinstance(row, IntakeRow)]
        self.rows = rows
        self._tx = tx
        self._catalogue = tx.policy(CategoryPolicy)
        self._policy = tx.policy(OrderPolicy)
        self._root = OrgPath(f"/{tx.tenant}")
        self._places = {place.path: place for place in _places(tx, good)}
        self._orders = {(order.source, order.external_id): order for order in _orders(tx, good)}
        tx.read_tallies((row.place_path or self._root, row.reported_at) for row in good)

    def apply(self, number: int, row: IntakeRow | RowResult) -> RowResult:
        if isinstance(row, RowResult):
            return row
        try:
            return self._applied(number, row)
        except DomainError as refusal:
            return _rejected(number, row.external_id, refusal)

    def _applied(self, number: int, row: IntakeRow) -> RowResult:
        request = self._resolved(row)
        key = (row.source, row.external_id)
        known = self._orders.get(key)
        if known is None:
            terms = self._policy.terms(request.category, self._catalogue.version)
            order, events = intake.take_in(request, self._tx.new_id(), terms, self._tx.now)
            self._orders[key] = self._tx.begin(order, events)
            return self._result(number, order, "created")
        order, events = intake.follow(known, request, self._tx.now)
        if order is known:
            return self._result(number, order, "unchanged")
        self._orders[key] = self._tx.keep(order, events)
        return self._result(number, order, "updated")

    def _result(
        self, number: int, order: Order, result: Literal["created", "updated", "unchanged"]
    ) -> RowResult:
        return RowResult(number, order.external_id, result, order.id, verdict(order, self._tx.now))

    def _resolved(self, row: IntakeRow) -> SourceRequest:
        if row.source == OWN_SOURCE:
            raise BadRow("source: this name is our own")
        path = row.place_path or self._root
        self._tx.require(Permission.INTAKE_WRITE, path)
        place = self._places.get(path)
        if path != self._root and (place is None or not place.active):
            raise UnknownPlace(path)
        category = self._catalogue.for_source(row.category)
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


def _places(tx: Tx, rows: list[IntakeRow]) -> list[Place]:
    paths = sorted({row.place_path for row in rows if row.place_path})
    return tx.places.list({"path": {"$in": paths}}) if paths else []


def _orders(tx: Tx, rows: list[IntakeRow]) -> Iterable[Order]:
    for source in sorted({row.source for row in rows}):
        ids = sorted({row.external_id for row in rows if row.source == source})
        yield from tx.orders.list({"source": source, "external_id": {"$in": ids}})


def _external_id(row: Row) -> str:
    given = (row.data or {}).get("external_id")
    return given[:100] if isinstance(given, str) else ""


def _rejected(number: int, external_id: str, refusal: DomainError) -> RowResult:
    detail = ", ".join(f"{name}: {value}" for name, value in refusal.data().items())
    return RowResult(number, external_id, "rejected", code=refusal.code, detail=detail[:500])
