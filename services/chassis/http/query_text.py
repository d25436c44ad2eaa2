# SPDX-License-Identifier: AGPL-3.0-or-later
"""A query as it is taken in: numbers and yes or no are written in one way, texts as those of a body."""

from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from services.chassis import written
from services.chassis.http.json_text import BadText

M = TypeVar("M", bound=BaseModel)


def read(model: type[M], given: Mapping[str, str], **groups: Mapping[str, str]) -> M:
    """The query, or a form, as a model; `groups` are fields that hold several texts by name.

    Raises:
        BadText: a text is refused, or a number or a yes or no is not written as it must be.
        pydantic.ValidationError: it is not what the model says.

    """
    readers = _readers(model)
    plain = {name: _read(readers, name, text) for name, text in given.items()}
    grouped = {
        group: {name: _read({}, name, text) for name, text in texts.items()}
        for group, texts in groups.items()
    }
    return model.model_validate({**plain, **grouped})


def _read(readers: Mapping[str, Callable[[str], object]], name: str, text: str) -> object:
    try:
        return readers.get(written.text(name), written.text)(written.text(text))
    except ValueError as error:
        raise BadText(name if name.isprintable() else "", str(error)) from None


def _yes_or_no(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError("it is written as true or false")
    return text == "true"


_WRITTEN: Mapping[type, Callable[[str], object]] = {int: written.whole, bool: _yes_or_no, float: written.real}


@cache
def _readers(model: type[BaseModel]) -> dict[str, Callable[[str], object]]:
    """By the name in the query, how it is read where it is no text."""
    kinds = {field.alias or name: _kind(field.annotation) for name, field in model.model_fields.items()}
    return {name: _WRITTEN[kind] for name, kind in kinds.items() if kind in _WRITTEN}


def _kind(annotation: Any) -> Any:  # noqa: ANN401 - any annotation
    """`int` of `int | None` and `Annotated[int, …]`."""
    parts = [part for part in get_args(annotation) if part is not NoneType]
    return _kind(parts[0]) if parts and not isinstance(annotation, type) else annotation
