# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put right what an order is about, how urgent it is and where; its limits follow."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Line
from services.chassis.values import OrgPath
from services.dispatch.domain import access, corrections
from services.dispatch.domain.actions import Action
from services.dispatch.domain.categories import Category, Terms, Urgency
from services.dispatch.domain.corrections import Correction
from services.dispatch.domain.errors import UnknownCategory, UnknownPlace
from services.dispatch.domain.orders import Order
from services.dispatch.domain.places import Place
from services.dispatch.policies import CategoryPolicy
from services.dispatch.store import Tx


class CorrectOrder(Input):
    """What is not given stays. Another category brings its urgency along, unless one is given."""

    category: Annotated[Line, Field(min_length=1, max_length=40)] | None = None
    urgency: Urgency | None = None
    place_path: OrgPath | None = None
    address: Annotated[Line, Field(max_length=200)] | None = None


def handle(tx: Tx, order_id: str, cmd: CorrectOrder) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.CORRECT)
    place = _place(tx, order, cmd.place_path or order.place_path)
    category, terms = _promised(tx, order, cmd, place.path)
    right = Correction(
        category=category,
        place_path=place.path,
        grid_path=place.grid_path,
        entrance_path=place.entrance_path,
        address=order.address if cmd.address is None else cmd.address,
        terms=terms,
    )
    return tx.save_order(*corrections.correct(order, right, tx.now, tx.calendar_at(place.path)))


def _place(tx: Tx, order: Order, path: OrgPath) -> Place:
    found = tx.place_at(path)
    if found is None or not (found.active or path == order.place_path):
        raise UnknownPlace(path)
    if path != order.place_path:
        access.check_report(tx.by, path)
    return found


def _promised(tx: Tx, order: Order, cmd: CorrectOrder, at: OrgPath) -> tuple[Category, Terms]:
    """The terms that were promised hold on where neither category nor urgency is another."""
    catalogue = tx.policy(CategoryPolicy, at)
    code = cmd.category or order.category
    category = catalogue.find(code)
    if category is None:
        raise UnknownCategory(code)
    urgency = cmd.urgency or (category.urgency if code != order.category else order.urgency)
    if urgency is not category.urgency:
        category = replace(category, urgency=urgency, limits=None)
    if (code, urgency) == (order.category, order.urgency):
        return category, order.terms
    return category, tx.terms_at(at, category, catalogue)
