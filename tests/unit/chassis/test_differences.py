# SPDX-License-Identifier: AGPL-3.0-or-later
from types import SimpleNamespace

import pytest

from services.chassis.invariants.registry import differences


@pytest.mark.parametrize("field", ["what", "stored", "told", "name", "value", "wrong", "self"])
def test_a_field_may_have_any_name(field: str):
    stored = SimpleNamespace(**{field: 1})
    assert differences("a copy", stored, **{field: 1}) == ""
    assert differences("a copy", stored, **{field: 2}) == f"a copy: {field} is 1, told was 2"
