# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep a filter of the list of orders under a name, and be told of new orders that match it."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Line, Name
from services.chassis.values import OrgPath
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.orders import State
from services.dispatch.domain.saved_filters import Asked, SavedFilter, Telling
from services.dispatch.store import Tx


def _several(names: type[State] | type[Urgency]) -> str:
    one = "|".join(names)
    return f"^({one})(,({one}))*$"


class AskedOrders(Input):
    """As the list of orders takes it; `assignee`: `me`, or an id."""

    place: OrgPath | None = None
    assignee: Name | None = None
    state: str | None = Field(None, pattern=_several(State), max_length=100)
    urgency: str | None = Field(None, pattern=_several(Urgency), max_length=20)
    open: bool | None = None
    overdue: bool | None = None
    asking: bool = False
    assisting: bool = False
    category: Name | None = None
    channel: Name | None = None
    source: Name | None = None
    q: Line = Field("", max_length=100)


class SaveFilter(Input):
    """`telling`: never, of each new order that matches at once, or of all of them once a working day. Who is
    to be told names a place, and no state, responsible or lateness: no new order has them.
    """

    name: Annotated[Line, Field(min_length=1, max_length=60)]
    asked: AskedOrders
    telling: Telling = Telling.NEVER


def handle(tx: Tx, cmd: SaveFilter) -> SavedFilter:
    """Raises Forbidden, UnknownPlace, TooManyFilters, FilterNameTaken, TooManyTellings, Invalid."""
    asked = Asked(**dict(cmd.asked))
    place = asked.place or ""
    one = SavedFilter(tx.new_id(), tx.by.subject, cmd.name, asked, cmd.telling, place, tx.now, tx.now)
    return tx.save_filter(tx.check_filter(one, None))
