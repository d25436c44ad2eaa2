# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.publicity import ObjectionRuled, Outcome, Stage
from services.chassis.values import Forbidden
from tests.system.finance.accounts import objected, published, ruled, used
from tests.system.finance.compound import TREASURER, Bench


def test_an_objection_is_ruled_on_once_by_who_checks(bench: Bench):
    used(bench)
    publication = published(bench).publication_id
    objection = objected(bench, publication)
    with pytest.raises(Forbidden):
        ruled(bench, objection, Outcome.DISMISSED, TREASURER)
    ruled(bench, objection, Outcome.DISMISSED)
    with pytest.raises(ObjectionRuled):
        ruled(bench, objection, Outcome.UPHELD)
    assert bench.read().publications.get(publication).stage is Stage.NOTICED
