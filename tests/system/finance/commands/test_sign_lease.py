# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.store import Duplicate
from services.chassis.values import Forbidden
from services.finance.domain.asset_errors import (
    AssetTaken,
    NeedsBids,
    NotResolved,
    OtherThanAwarded,
    TermTooLong,
    WrongCallState,
)
from tests.system.finance.commands.test_award_bid import awarded
from tests.system.finance.compound import ELSEWHERE, OWNERS, Bench
from tests.system.finance.letting import asset, leased, opened, resolved


def test_an_asset_is_let_as_resolved_to_one_at_a_time(bench: Bench):
    known = asset(bench)
    for refusal, changed in (
        (NotResolved, {"resolution_id": resolved(bench, ELSEWHERE)}),
        (TermTooLong, {"months": 241, "rent": {"fen": 1}}),
        (NeedsBids, {"rent": {"fen": 200_000}}),
    ):
        with pytest.raises(refusal):
            leased(bench, known, **changed)
    with pytest.raises(Forbidden):
        leased(bench, known, OWNERS[0])
    lease = leased(bench, known)
    assert (str(lease.ends), lease.next_on, bench.read().assets.get(known.id).state) == (
        "2027-03-01",
        lease.begins,
        "let",
    )
    with pytest.raises(AssetTaken):
        leased(bench, known)
    with pytest.raises(Duplicate):
        leased(bench, asset(bench, code="P-02"), id=lease.id)


def test_what_follows_a_call_is_what_was_awarded(bench: Bench):
    call, high, _ = opened(bench)
    known = bench.read().assets.get(call.asset_id)
    given = {"call_id": call.id, "rent": {"fen": 15_000}, "begins": "2026-03-10"}
    with pytest.raises(WrongCallState):
        leased(bench, known, **given)
    awarded(bench, call, high.id)
    for changed in ({"rent": {"fen": 14_999}}, {"months": 11}, {"payer_id": OWNERS[1].subject}):
        with pytest.raises(OtherThanAwarded):
            leased(bench, known, **given | changed)
    assert leased(bench, known, **given).call_id == call.id
