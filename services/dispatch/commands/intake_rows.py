# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in rows of another system: each is the present state of one request, applied or rejected by itself."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from services.chassis.http import Input, Line, Lines, Moment, Name
from services.chassis.values import DomainError, OrgPath
from services.dispatch.commands import SOURCE
from services.dispatch.commands.report_order import Point
from services.dispatch.domain import intake
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import BadRow, OlderState, UnknownCategory, UnknownPlace
from services.dispatch.domain.orders import Label, Order, verdict
from services.dispatch.domain.outcomes import Verdict
from services.dispatch.domain.places import Place
from services.dispatch.domain.reporting import OWN_SOURCE
from services.dispatch.domain.source_requests import SourceRequest
from services.dispatch.policies import CategoryPolicy, OrderPolicy
from services.dispatch.policies.procedure import ProcedurePolicy
from services.dispatch.store import Tx

Applied = Literal["created", "updated", "unchanged"]
Short = Name


class IntakeRow(Input):
    """A state of one request. `category` is the source's own; without `place_path` it lies in the district.

    `version` (a number that grows) or `changed_at` say which state it is: an older one changes nothing
    whenever it comes, and a newer one may take an ending back. Where neither is told rows count as they
    come; a state that was there before is taken as sent again, and no ending vanishes. A `cancelled` request
    is over without a verdict, at `closed_at` if that is known.
    """

    source: str = Field(pattern=SOURCE)
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
    cancelled: bool = False
    closure: Annotated[Lines, Field(max_length=200)] | None = None
    labels: dict[Annotated[Line, Field(max_length=40)], Annotated[Lines, Field(max_length=200)]] = Field(
        {}, max_length=20
    )
    version: int | None = Field(None, ge=0, lt=2**63)
    changed_at: Moment | None = None

    def digest(self) -> str:
        """Equal for rows that say the same, whenever they were said."""
        unsaid = {"version", "changed_at"} | (set() if self.cancelled else {"cancelled"})
        return hashlib.sha256(self.model_dump_json(exclude=unsaid).encode()).hexdigest()


@dataclass(frozen=True)
class RowResult:
    """What became of a row, and the verdict as of now; `code`: why what it says otherwise was left aside."""

    external_id: str
    result: Applied
    order_id: str
    verdict: Verdict
    code: str = ""


def handle(
    tx: Tx, rows: tuple[IntakeRow, ...], *, dry: bool = False, allowed: bool = False
) -> list[RowResult | DomainError]:
    """Apply the rows in order; for each what became of it, or its refusal.

    `dry`: tell it without doing it. `allowed`: who began the work may take in rows of the whole district.
    """
    chunk = _Chunk(tx, rows, dry=dry, allowed=allowed)
    return [chunk.apply(row) for row in rows]


class _Chunk:
    """The rows of one transaction with all that they refer to, read at once."""

    def __init__(self, tx: Tx, rows: tuple[IntakeRow, ...], *, dry: bool, allowed: bool) -> None:
        self._tx = tx
        self._dry = dry
        self._allowed = allowed
        self._rules: dict[OrgPath, tuple[CategoryPolicy, OrderPolicy, ProcedurePolicy]] = {}
        self._root = OrgPath(f"/{tx.tenant}")
        self._places = {place.path: place for place in _places(tx, rows)}
        self._orders = {(order.source, order.external_id): order for order in _orders(tx, rows)}
        tx.read_tallies(
            (place, row.reported_at, category.code)
            for row in rows
            for place in [row.place_path or self._root]
            for category in [self._rules_at(place)[0].for_source(row.category)]
            if category
        )
        tx.read_cells(
            (row.location.value(), place, known.grid_path if known else None, row.reported_at)
            for row in rows
            if row.location
            for place in [row.place_path or self._root]
            for known in [self._places.get(place)]
        )

    def apply(self, row: IntakeRow) -> RowResult | DomainError:
        try:
            return self._applied(row, self._resolved(row))
        except DomainError as refusal:
            return refusal

    def _applied(self, row: IntakeRow, request: SourceRequest) -> RowResult:
        key = (row.source, row.external_id)
        known = self._orders.get(key)
        catalogue, rules, form = self._rules_at(request.place_path)
        if known is None:
            terms = rules.terms(request.category, catalogue, form)
            order_id = self._tx.new_id()
            order, events = intake.take_in(request, order_id, terms, self._tx.now, rules.source_tolerance)
            self._orders[key] = order if self._dry else self._tx.begin(order, events)
            return self._result(order, "created")
        try:
            order, events = intake.follow(known, request, self._tx.now, rules.source_tolerance)
        except OlderState as older:
            return self._result(known, "unchanged", older)
        if order == known:
            return self._result(order, "unchanged")
        self._orders[key] = order if self._dry else self._tx.save_order(order, events)
        same = intake.says_the_same(order, known)
        aside = intake.left_aside(known, request)
        return self._result(order, "unchanged" if same else "updated", aside)

    def _result(self, order: Order, result: Applied, why: DomainError | None = None) -> RowResult:
        code = why.code if why else ""
        return RowResult(order.external_id, result, order.id, verdict(order, self._tx.now), code)

    def _rules_at(self, path: OrgPath) -> tuple[CategoryPolicy, OrderPolicy, ProcedurePolicy]:
        if path not in self._rules:
            policy = self._tx.policy
            self._rules[path] = (
                policy(CategoryPolicy, path),
                policy(OrderPolicy, path),
                policy(ProcedurePolicy, path),
            )
        return self._rules[path]

    def _resolved(self, row: IntakeRow) -> SourceRequest:
        if row.source == OWN_SOURCE:
            raise BadRow("source: this name is our own")
        path = row.place_path or self._root
        if not self._allowed:
            self._tx.require(Permission.INTAKE_WRITE, path)
        place = self._places.get(path)
        if path != self._root and (place is None or not place.active):
            raise UnknownPlace(path)
        category = self._rules_at(path)[0].for_source(row.category)
        if category is None:
            raise UnknownCategory(row.category)
        labels = {"source_category": row.category, **row.labels}
        return SourceRequest(
            source=row.source,
            external_id=row.external_id,
            digest=row.digest(),
            category=category,
            description=row.description,
            channel=row.channel,
            place_path=path,
            grid_path=place.grid_path if place else None,
            entrance_path=place.entrance_path if place else None,
            address=row.address,
            location=row.location.value() if row.location else None,
            reported_at=row.reported_at,
            due_at=row.due_at,
            closed_at=row.closed_at,
            cancelled=row.cancelled,
            closure=row.closure,
            version=row.version,
            changed_at=row.changed_at,
            labels=tuple(Label(name, value) for name, value in sorted(labels.items())),
        )


def _places(tx: Tx, rows: tuple[IntakeRow, ...]) -> list[Place]:
    paths = sorted({row.place_path for row in rows if row.place_path})
    return tx.places.list({"path": {"$in": paths}}) if paths else []


def _orders(tx: Tx, rows: tuple[IntakeRow, ...]) -> Iterable[Order]:
    for source in sorted({row.source for row in rows}):
        ids = sorted({row.external_id for row in rows if row.source == source})
        yield from tx.orders.list({"source": source, "external_id": {"$in": ids}})
