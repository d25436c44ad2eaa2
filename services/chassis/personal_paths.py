# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands at a path of a document, by dots, where `*` is each of a list."""

from collections.abc import Iterator, Sequence
from typing import Any

from services.chassis.personal_events import instead
from services.chassis.personal_held import EACH


def blank(part: Any, steps: Sequence[str], place: Sequence[int] = ()) -> None:  # noqa: ANN401
    """Blank what stands there, if anything does (`instead`).

    `place`: the numbers that stand for the first `*`, from the left; every other `*` is each of its list.
    """
    step, rest = steps[0], steps[1:]
    keys: Sequence[Any] = (step,) if step != EACH else place[:1] or range(len(part))
    for key in keys:
        found = part[key] if step == EACH else part.get(key)
        if found and rest:
            blank(found, rest, place[1:] if step == EACH else place)
        elif found:
            part[key] = instead(found)


def texts(part: Any, steps: Sequence[str]) -> Iterator[str]:  # noqa: ANN401
    """The text that stands there, or each of a list of them."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        for item in part:
            yield from texts(item, steps[1:] if steps[:1] == [EACH] else steps)
    elif isinstance(part, dict) and steps:
        yield from texts(part.get(steps[0]), steps[1:])
