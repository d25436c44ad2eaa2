# SPDX-License-Identifier: AGPL-3.0-or-later
"""JSON as it is taken in: what parsers read differently, or cannot store or send back, is no JSON here."""

import json
from dataclasses import dataclass
from operator import is_
from typing import Any, TypeVar

from pydantic import BaseModel

from services.chassis import written

M = TypeVar("M", bound=BaseModel)

_LARGEST = 2**63
"""The database keeps whole numbers in 64 bits."""
DEEPEST = 64
"""No model has values within values so far; Python reads some hundreds more, and then breaks off."""


@dataclass(eq=False)
class BadText(ValueError):
    """A text that nobody can read as it looks (`written.text`), or too deep a value; `field` is its path."""

    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}"


def read(model: type[M], raw: bytes) -> M:
    """The JSON text as a model, its texts in the one form that they are kept in.

    Raises:
        BadText: a text in it is refused.
        ValueError: as `parse`.
        pydantic.ValidationError: it is not what the model says.

    """
    return fill(model, raw, parse(raw))


def fill(model: type[M], raw: bytes, value: object) -> M:
    """As `read`, of what was parsed already."""
    plain = _plain(value, ())
    text = raw if plain is value else json.dumps(plain, ensure_ascii=False).encode()
    return model.model_validate_json(text, strict=True)


def parse(raw: bytes) -> Any:  # noqa: ANN401 - JSON can be anything
    """The value of a JSON text (RFC 8259, and I-JSON's bounds, RFC 7493).

    Raises:
        ValueError: it is not UTF-8 or not JSON, a name is given twice, half of a surrogate pair stands alone,
            a number is out of bounds, or it is nested too deeply. The message holds no value.

    """
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise ValueError("the text is not UTF-8") from None
    try:
        value = _DECODER.decode(text)
        if "\\u" in text:
            _check_surrogates(value)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    return value


def _plain(value: object, path: tuple[str, ...]) -> object:
    """The same object where all of its texts have their one form already."""
    if len(path) > DEEPEST:
        raise BadText(".".join(path[:3]), "it is nested too deeply")
    if isinstance(value, str):
        return _text(value, path)
    if isinstance(value, list):
        items = [_plain(item, (*path, str(place))) for place, item in enumerate(value)]
        return value if all(map(is_, items, value)) else items
    if isinstance(value, dict):
        for name in value:
            _text(name, path)
        members = {name: _plain(item, (*path, name)) for name, item in value.items()}
        return value if all(map(is_, members.values(), value.values())) else members
    return value


def _text(given: str, path: tuple[str, ...]) -> str:
    try:
        plain = written.text(given)
    except ValueError as error:
        raise BadText(".".join(path), str(error)) from None
    return given if plain == given else plain


def _check_surrogates(value: object) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise ValueError("half of a surrogate pair stands alone") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is given twice in one object")
    return found


def _integer(text: str) -> int:
    number = int(text) if len(text) < 21 else _LARGEST  # noqa: PLR2004 - more digits than 64 bits have
    if not -_LARGEST <= number < _LARGEST:
        raise ValueError("a number is out of bounds")
    return number


def _real(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError("a number is out of bounds")
    return number


def _constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_real, parse_constant=_constant
)
