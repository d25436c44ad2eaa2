# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.commands import apply_grant
from services.finance.commands.apply_grant import ApplyGrant
from services.finance.domain.grants import GrantState
from tests.system.finance.compound import COMPOUND, STRANGER, Bench
from tests.system.finance.spending import applied


def test_a_grant_is_applied_for(bench: Bench):
    grant = bench.read().grants.get(applied(bench))
    assert (grant.state, grant.fund_id) == (GrantState.APPLIED, None)
    assert bench.told("grant", grant.id) == ["GrantApplied"]


def test_where_one_keeps_the_books(bench: Bench):
    given = {"id": bench.id(), "place_path": COMPOUND, "title": "x", "purpose": "x", "payer": "x"}
    cmd = ApplyGrant.model_validate(given | {"amount": {"fen": 1}})
    with pytest.raises(Forbidden):
        bench.act(STRANGER, lambda tx: apply_grant.handle(tx, cmd))
