# SPDX-License-Identifier: AGPL-3.0-or-later
"""JSON as it is taken in: what parsers read differently, or cannot store or send back, is no JSON here."""

import json
from typing import Any

_LARGEST = 2**63
"""The database keeps whole numbers in 64 bits."""


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
