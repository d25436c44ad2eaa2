# SPDX-License-Identifier: AGPL-3.0-or-later
"""How what a command or a query gives becomes an answer: views are filled by the names of their fields."""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import isclass
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from services.chassis.http.models import ItemsView, PageView, View
from services.chassis.store import Collection, Page

Shows = type[BaseModel] | Callable[[Any, Any], Any] | None
"""A view, filled by name; or `to_view(tx, value)`; or `to_views(tx, values)`, which gives a list."""


@dataclass(frozen=True, slots=True)
class Presenter:
    """Makes the answer of a route, of the model `answer` (None: there is nothing to say)."""

    answer: type[BaseModel] | None
    present: Callable[[Any, Any], Any]


def presenter(function: Callable[..., Any], shows: Shows, of: Collection[Any] | None) -> Presenter:
    """For what the function says it returns: one value, a page or a list of them, a view, or nothing."""
    returned = get_type_hints(function).get("return")
    if returned in (None, type(None)):
        return Presenter(None, lambda _tx, _found: None)
    if isclass(returned) and issubclass(returned, View):
        return Presenter(returned, lambda _tx, found: found)
    one = _one(shows, of)
    if get_origin(returned) is Page or returned is Page:
        page: Any = PageView[_view(shows, returned)]  # type: ignore[misc]
        return Presenter(
            page,
            lambda tx, found: page(items=one(tx, found.items), next=found.next, previous=found.previous),
        )
    if get_origin(returned) in (list, tuple):
        items: Any = ItemsView[_view(shows, returned)]  # type: ignore[misc]
        return Presenter(items, lambda tx, found: items(items=one(tx, found)))
    return Presenter(_view(shows, returned), lambda tx, found: one(tx, (found,))[0])


def fill(tx: Any, view: type[BaseModel], value: object, of: Collection[Any] | None = None) -> BaseModel:  # noqa: ANN401
    """The view with each field from the value's attribute of that name (or its alias).

    A `version` is that of the aggregate in the collection `of`.
    """
    given = {
        name: getattr(value, str(field.validation_alias or name))
        for name, field in view.model_fields.items()
        if name != "version" or of is None
    }
    if of is not None and "version" in view.model_fields:
        given["version"] = getattr(tx, of.attribute).version(value)
    return view.model_validate(given, from_attributes=True, by_name=True)


def _one(shows: Shows, of: Collection[Any] | None) -> Callable[[Any, Any], list[Any]]:
    """Presents several values."""
    if shows is None:
        return lambda _tx, values: list(values)
    if isinstance(shows, type):
        view = shows
        return lambda tx, values: [fill(tx, view, value, of) for value in values]
    if get_origin(get_type_hints(shows)["return"]) is list:
        return shows
    return lambda tx, values: [shows(tx, value) for value in values]


def _view(shows: Shows, returned: Any) -> Any:  # noqa: ANN401 - an annotation can be anything
    if shows is None:
        return get_args(returned)[0] if get_origin(returned) else returned
    if isclass(shows):
        return shows
    told = get_type_hints(shows)["return"]
    return get_args(told)[0] if get_origin(told) is list else told
