# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nobody waits for a database whose client was closed."""

import pytest
from pymongo.errors import InvalidOperation

from services.chassis.store.preparation import NotPrepared, Preparation


def test_a_closed_client_ends_it_at_once() -> None:
    tries = []

    def work() -> None:
        tries.append(1)
        raise InvalidOperation("Cannot use MongoClient after close")

    preparation = Preparation(work)
    with pytest.raises(InvalidOperation):
        preparation.wait(10)
    with pytest.raises(NotPrepared):
        preparation.check()
    assert tries == [1]
