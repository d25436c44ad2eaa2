# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bodies that somebody might send: something good of a JSON schema, and it with junk in a place or two."""

from typing import Any

from hypothesis import strategies as st

JUNK: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1,
        2**31,
        2**53 + 1,
        2**63 - 1,
        2**63,
        -(2**63) - 1,
        10**30,
        0.5,
        1e308,
        -0.0,
    ),
    *(
        "",
        " ",
        "0",
        " 5",
        "+5",
        "01",
        "1.0",
        "５",
        "٥",
        "null",
        "NaN",
        "true",
        "x" * 5000,
        "a\x00b",
        "a\nb",
        "\x1b",
    ),
    *(
        "\u202e四三",
        "\u200b",
        "\ufeff",
        "\u00ad",
        "\u3164",
        "\ufe0f",
        "a\u200eb",
        "e\u0301",
        "\ud83d",
        "\ufffe",
        "a\r\nb",
    ),
    *(
        "2024-02-30",
        "2024-01-01",
        "1704067200",
        "46346",
        "0001-01-01",
        "9999-12-31",
        "2024-01",
        "2024-13",
        "24:00",
    ),
    *(
        "2024-01-01T00:00:00",
        "2024-01-01T00:00:00Z",
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+14:00",
    ),
    *(
        "00000000-0000-4000-8000-000000000000",
        "/",
        "/320585",
        "/320585/../1",
        "http://[",
        "https://e;x/",
        "'\"<",
    ),
    *(
        [],
        {},
        [[]],
        [None],
        {"": 1},
        {"$ne": 1},
        {"a.b": 1},
        {"__proto__": 1},
        [1] * 300,
        {"a": {"b": [{"c": []}]}},
    ),
)
MOST_DEEP = 6


def good(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Something that a JSON schema as pydantic writes it describes, or nearly."""
    return _of(schema, schema.get("$defs", {}), 0)


def spoilt(value: Any) -> st.SearchStrategy[Any]:
    """The value with junk in one place, or a list in it doubled, turned round or emptied."""
    places = list(_places(value, ()))
    return st.builds(
        lambda place, change: _put(value, place, change),
        st.sampled_from(places),
        st.integers(0, len(JUNK) + 3),
    )


def sent(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Good ones, spoilt ones and nothing but junk."""
    once = good(schema).flatmap(spoilt)
    return st.one_of(good(schema), once, once.flatmap(spoilt), st.sampled_from(JUNK))


def _of(schema: dict[str, Any], defs: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
    if "$ref" in schema:
        return _of(defs[schema["$ref"].rpartition("/")[2]], defs, depth + 1)
    for many in ("anyOf", "oneOf", "allOf"):
        if many in schema:
            return st.one_of([_of(part, defs, depth) for part in schema[many]])
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    return _KINDS.get(schema.get("type", ""), _anything)(schema, defs, depth)


def _object(schema: dict[str, Any], defs: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
    known, needed = schema.get("properties", {}), schema.get("required", ())
    if not known and isinstance(schema.get("additionalProperties"), dict):
        keys = st.sampled_from(["a", "b", "2026-10-01", "2026-03"])
        return st.dictionaries(keys, _of(schema["additionalProperties"], defs, depth + 1), max_size=2)
    parts = {name: _of(part, defs, depth + 1) for name, part in known.items()}
    return st.fixed_dictionaries(
        {name: part for name, part in parts.items() if name in needed},
        optional={} if depth > MOST_DEEP else {n: part for n, part in parts.items() if n not in needed},
    )


def _array(schema: dict[str, Any], defs: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
    if "prefixItems" in schema:
        return st.tuples(*(_of(part, defs, depth + 1) for part in schema["prefixItems"])).map(list)
    least = schema.get("minItems", 0)
    return st.lists(_of(schema.get("items", {}), defs, depth + 1), min_size=least, max_size=least + 2)


def _string(schema: dict[str, Any], _: dict[str, Any], __: int) -> st.SearchStrategy[Any]:
    if "pattern" in schema:
        return st.from_regex(schema["pattern"], fullmatch=True)
    if schema.get("format") == "date-time":
        return st.datetimes().map(lambda at: f"{at.isoformat()[:19]}+08:00")
    if schema.get("format") == "date":
        return st.dates().map(str)
    least = schema.get("minLength", 0)
    return st.text(min_size=least, max_size=min(least + 12, schema.get("maxLength", least + 12)))


def _integer(schema: dict[str, Any], _: dict[str, Any], __: int) -> st.SearchStrategy[Any]:
    return st.integers(schema.get("minimum", -(2**63)), schema.get("maximum", 2**63 - 1))


def _anything(_: dict[str, Any], __: dict[str, Any], ___: int) -> st.SearchStrategy[Any]:
    return st.sampled_from(JUNK)


_KINDS = {
    "object": _object,
    "array": _array,
    "string": _string,
    "integer": _integer,
    "number": lambda schema, *_: st.floats(schema.get("minimum"), schema.get("maximum"), allow_nan=False),
    "boolean": lambda *_: st.booleans(),
    "null": lambda *_: st.none(),
}


def _places(value: Any, path: tuple[Any, ...]) -> Any:
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in pairs:
        yield from _places(part, (*path, key))


def _put(value: Any, path: tuple[Any, ...], change: int) -> Any:
    if path:
        copy = dict(value) if isinstance(value, dict) else list(value)
        copy[path[0]] = _put(value[path[0]], path[1:], change)
        return copy
    if change < len(JUNK):
        return JUNK[change]
    if isinstance(value, list):
        return (value + value, value[::-1], [], value[:1])[change - len(JUNK)]
    if isinstance(value, int):
        return (value + 1, value - 1, -value, value * 10**6)[change - len(JUNK)]
    return value
