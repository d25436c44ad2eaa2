# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever can stand against an erasure has a name and its law on the pages, and nothing else has."""

import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from scripts.services import SERVICES
from services.chassis.contracts import registry
from services.identity.domain.open_matters import OWN, Need

TEXTS = Path(__file__).resolve().parents[3] / "services" / "portal" / "areas" / "rights"
ASKED = registry()["linli.identity.v1.OpenMattersAsked"].consumers
OPEN = {service: import_module(f"services.{service}.personal").personal.matters for service in SERVICES}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_has_its_name_and_its_law(language: str) -> None:
    known = {f"{service}_{one.kind}" for service, several in OPEN.items() for one in several}
    known |= {f"{OWN}_{need}" for need in Need}
    texts = tomllib.loads((TEXTS / f"{language}.toml").read_text(encoding="utf-8"))
    assert set(texts["rights_matter"]) == known
    assert set(texts["rights_law"]) == known


def test_who_has_open_matters_is_asked_for_them() -> None:
    assert set(ASKED) == {service for service, several in OPEN.items() if several}
    for service in ASKED:
        assert all(one.law for one in OPEN[service])
