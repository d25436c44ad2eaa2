# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.publicity import PublicityOver
from services.chassis.values import Forbidden
from tests.system.finance.accounts import objected, posted, published, used
from tests.system.finance.compound import STRANGER, Bench


def test_residents_object_until_the_clock_ends(bench: Bench):
    used(bench)
    publication = published(bench).publication_id
    objected(bench, publication)
    with pytest.raises(Forbidden):
        objected(bench, publication, STRANGER)
    bench.clock.set(posted(bench, publication).until)
    with pytest.raises(PublicityOver):
        objected(bench, publication)
    assert bench.read().publications.get(publication).objections == 1
